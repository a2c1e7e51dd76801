import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { workspaceRoot } from "./folders";

/** Each project's allowed imports, from the tables in CONTRIBUTING.md. */
const rows = [
  ...readFileSync(join(workspaceRoot, "CONTRIBUTING.md"), "utf8").matchAll(
    /^\| `(?<place>(?:packages|examples|tools)\/[^`]+)`\s*\|[^|]*\| (?<imports>[^|]*?)\s*\|$/gmu,
  ),
].map(({ groups = {} }) => ({
  project: nameOf(groups["place"] ?? ""),
  imports: (groups["imports"] ?? "-").split(", ").filter((name) => name !== "-"),
}));

/** Returns the project's name in ESLint's table, in which tools have the prefix `tool-`. */
function nameOf(place: string): string {
  if (place === "examples/*") return "example";
  return place.startsWith("tools/") ? `tool-${basename(place)}` : basename(place);
}

it("the tables in CONTRIBUTING.md list the imports that ESLint allows for each project", () => {
  const enforced = JSON.parse(
    readFileSync(join(workspaceRoot, "tools/daily/checks/may-import.json"), "utf8"),
  ) as Record<string, string[]>;
  // ESLint's table does not include the setup scripts, which are plain JavaScript and run before anything is installed.
  const mapped = rows.filter(({ project }) => project !== "tool-setup");
  expect(Object.fromEntries(mapped.map(({ project, imports }) => [project, imports]))).toEqual(enforced);
});
