import type { Finding } from "../../findings/finding";
import { nameOf, portsOf, readApp, readService } from "./read-app";

type Read = typeof readApp;

/** Reads an app's arguments. Returns the position of each exposure, and the code and path of each finding. */
function read(reader: Read, args: unknown) {
  const findings: Finding[] = [];
  const given = reader(args, findings);
  return {
    exposures: given?.map(({ app, at }) => `${at}${app.port} ${app.containerPort}`),
    found: findings.map(({ code, path }) => `${code} ${path}`),
  };
}

const app = { name: "web", port: "http", containerPort: 8080 };
const service = { name: "web", port: "http", service: { name: "grafana", port: 3000 } };

it("reads the name and the ports from arguments of any shape", () => {
  expect(nameOf(app)).toBe("web");
  expect(portsOf(app)).toEqual(["http"]);
  expect(portsOf({ exposures: [{ port: "db" }, null, { port: 1 }, { port: "dns" }] })).toEqual(["db", "dns"]);
  for (const args of [undefined, null, "web", 1, [], { name: 1, port: 2, exposures: { port: "db" } }]) {
    expect(nameOf(args)).toBe("");
    expect(portsOf(args)).toEqual([]);
  }
});

it.each([
  ["readApp", readApp, app, ["http 8080"]],
  ["readService", readService, service, ["http 3000"]],
])("%s accepts one exposure, also with the key `exposures` and no value", (_, reader, args, exposures) => {
  expect(read(reader, args)).toEqual({ exposures, found: [] });
  expect(read(reader, { ...args, exposures: undefined })).toEqual({ exposures, found: [] });
});

it.each([
  [
    "readApp",
    readApp,
    { name: "web" },
    { containerPort: 80 },
    ["exposures[0].http 80", "exposures[1].db 80"],
  ],
  [
    "readService",
    readService,
    { name: "web", service: service.service },
    {},
    ["exposures[0].http 3000", "exposures[1].db 3000"],
  ],
])("%s reads several exposures, and adds their positions to paths", (_, reader, own, each, exposures) => {
  const [http, db] = ["http", "db"].map((port) => ({ port, ...each }));
  expect(read(reader, { ...own, exposures: [http, db] })).toEqual({ exposures, found: [] });
  expect(read(reader, { ...own, exposures: [http, { ...db, host: "A" }] }).found).toEqual([
    "HOST_INVALID exposures[1].host",
  ]);
});

it.each([
  ["readApp", readApp, { name: "web" }, { containerPort: 80 }],
  ["readService", readService, { name: "web", service: service.service }, {}],
])("%s rejects no exposures, and arguments of an exposure next to the exposures", (_, reader, own, each) => {
  expect(read(reader, { ...own, exposures: [] })).toEqual({
    exposures: undefined,
    found: ["EXPOSURES_EMPTY exposures"],
  });
  const beside = { ...own, port: "db", host: undefined, exposures: [{ port: "http", ...each }] };
  expect(read(reader, beside).found).toEqual(["ARGUMENT_UNUSED port"]);
});

it.each([
  ["readApp", readApp],
  ["readService", readService],
])("%s reports arguments that are not an object, and exposures that are not a list", (_, reader) => {
  for (const args of [undefined, null, "web", 1, [app]])
    expect(read(reader, args)).toEqual({ exposures: undefined, found: ["ARGUMENT_TYPE the value"] });
  const { exposures, found } = read(reader, { name: "web", exposures: 1 });
  expect(exposures).toBeUndefined();
  expect(found).toContain("ARGUMENT_TYPE exposures");
});

it("checks only the parts of a podSpec that affect placement", () => {
  const found = (podSpec: unknown) => read(readApp, { ...app, podSpec }).found;
  expect(found({ affinity: { nodeAffinity: {}, podAffinity: {} }, volumes: [], hostname: 1 })).toEqual([]);
  expect(found({ affinity: 1 })).toEqual(["ARGUMENT_TYPE podSpec.affinity"]);
  expect(found(1)).toEqual(["ARGUMENT_TYPE podSpec"]);
});
