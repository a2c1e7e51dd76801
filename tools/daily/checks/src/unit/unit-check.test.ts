import { runsOn } from "./unit-check";

it.each(["linux", "darwin"] as const)("runs the unit tests of every project on %s", (platform) => {
  expect(runsOn(platform, "packages/driver")).toBe(true);
  expect(runsOn(platform, "tools/daily/toolchain")).toBe(true);
});

it("runs only the unit tests without shell scripts on Windows", () => {
  const folders = ["packages/topology", "packages/cli", "packages/driver", "tools/daily/checks"];
  expect(folders.filter((folder) => runsOn("win32", folder))).toEqual(["packages/topology", "packages/cli"]);
});
