import type { Finding } from "./finding";
import { dropFollowUps } from "./rejected-paths";

const text = { rule: "so it is", remedy: "Change it." };
const error = (path: string): Finding => ({ ...text, path, code: "HOST_PORT_TAKEN" });
const warning = (path: string): Finding => ({ ...text, path, code: "HOST_PORT_OPEN" });

/** Whether a warning remains beside an error. */
function remains(warned: string, rejected: string): boolean {
  return dropFollowUps([warning(warned), error(rejected)]).length === 2;
}

it.each([
  ["the same argument", "networking.apiServerPort", "networking.apiServerPort"],
  ["an argument that encloses the rejected one", "networking", "networking.apiServerPort"],
  ["an argument inside the rejected one", "networking.apiServerPort", "networking"],
  ["another argument of the same port mapping", "portMappings[1].listenAddress", "portMappings[1].hostPort"],
  [
    "another argument of the same port mapping of a node",
    "nodes[0].extraPortMappings[2].listenAddress",
    "nodes[0].extraPortMappings[2].hostPort",
  ],
  ["a port mapping of a rejected node", "nodes[0].extraPortMappings[2].listenAddress", "nodes[0]"],
  [
    "an argument of a file, with another position",
    "portMappings[1].listenAddress (line 7, column 5)",
    "portMappings[1].hostPort (line 6, column 5)",
  ],
])("drops a warning about %s: %s beside %s", (_, warned, rejected) => {
  expect(remains(warned, rejected)).toBe(false);
});

it.each([
  ["another port mapping", "portMappings[1].listenAddress", "portMappings[10].hostPort"],
  ["another argument that is not in a list", "networking.apiServerAddress", "networking.apiServerPort"],
  ["an argument whose name begins in the same way", "networking.dnsSearch", "networking.dns"],
  ["a port mapping beside a rejected label", "nodes[0].extraPortMappings[0].hostPort", "nodes[0].labels.a"],
])("keeps a warning about %s: %s beside %s", (_, warned, rejected) => {
  expect(remains(warned, rejected)).toBe(true);
});

it("keeps warnings beside warnings, and findings about running systems", () => {
  const system: Finding = {
    code: "INOTIFY_LIMIT_LOW",
    object: "a",
    state: "is low",
    reason: "so it is",
    remedy: "Raise it.",
  };
  const findings = [warning("a"), warning("a"), system, error("b")];
  expect(dropFollowUps(findings)).toEqual(findings);
});

it("compares a path from an unknown source in little time", () => {
  const hostile = `labels.${"a.[0".repeat(50_000)}`;
  expect(remains(hostile, `${hostile}x`)).toBe(true);
});
