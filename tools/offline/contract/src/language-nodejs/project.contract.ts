import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";

import { LocalWorkspace } from "@pulumi/pulumi/automation";

import { contract } from "../case/contract-case";
import { PulumiProject } from "../stack/pulumi-project";
import { sources } from "./sources";

const project = {
  start: () =>
    PulumiProject.create({ program: "exports.answer = 42;", runtimeOptions: { typescript: false } }),
  stop: (made: PulumiProject) => made.remove(),
};

contract("A project with runtime: nodejs", project, [
  {
    name: "needs the plugins of the packages in its node_modules",
    source: sources.plugins,
    run: async (made) => {
      const listed = JSON.parse(await made.cli("plugin", "ls", "--project", "--json")) as object[];
      expect(listed).toContainEqual(
        expect.objectContaining({ name: "command", kind: "resource", version: "1.2.1" }),
      );
    },
  },
  {
    name: "says what it runs with",
    source: sources.about,
    run: async (made) => {
      const { runtime } = JSON.parse(await made.cli("about", "--json")) as { runtime: object };
      expect(runtime).toMatchObject({
        language: "nodejs",
        version: expect.stringMatching(/^v\d+\.\d+\.\d+$/) as string,
        executable: expect.stringMatching(/node$/) as string,
      });
    },
  },
  {
    name: "has its dependencies installed by pulumi install",
    source: sources.install,
    run: async (made) => {
      mkdirSync(join(made.directory, "local"));
      made.write("local/package.json", JSON.stringify({ name: "local", version: "1.0.0" }));
      const dependencies = { local: "file:./local" };
      made.write("package.json", JSON.stringify({ name: "contract", main: "index.js", dependencies }));
      const output = await made.cli("install", "--no-plugins");
      expect(output).toMatch(/Installing dependencies\.\.\.[^]*Finished installing dependencies/);
      expect(existsSync(join(made.directory, "node_modules", "local", "package.json"))).toBe(true);
    },
  },
  {
    name: "is driven by the Automation API",
    source: sources.automation,
    run: async (made) => {
      const stack = await LocalWorkspace.selectStack(
        { stackName: "contract", workDir: made.directory },
        { envVars: made.environment },
      );
      expect((await stack.preview()).changeSummary).toEqual({ create: 1 });
      expect((await stack.up()).outputs["answer"]?.value).toBe(42);
      expect((await stack.preview()).changeSummary).toEqual({ same: 1 });
      await stack.destroy();
    },
  },
]);
