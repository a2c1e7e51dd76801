import { readFileSync } from "node:fs";

import { executableName, standIns } from "./stand-ins";

/** Returns the plugin version that an npm package requires. */
function pluginVersion(npmPackage: string): string {
  const text = readFileSync(require.resolve(`${npmPackage}/package.json`), "utf8");
  const { version, pulumi } = JSON.parse(text) as { version: string; pulumi: { version?: string } };
  return pulumi.version ?? version;
}

describe("the stand-ins", () => {
  it.each(Object.values(standIns))(
    "have the version that the npm package for $name requires",
    ({ kind, name, version }) => {
      expect(version).toBe(pluginVersion(kind === "language" ? "@pulumi/pulumi" : `@pulumi/${name}`));
    },
  );

  it("have the file names that the CLI looks for", () => {
    expect(executableName(standIns.command)).toBe("pulumi-resource-command");
    expect(executableName(standIns.nodejs)).toBe("pulumi-language-nodejs");
  });
});
