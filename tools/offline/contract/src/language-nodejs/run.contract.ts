import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { contract, type ContractCase } from "../case/contract-case";
import { isRunning } from "../stack/observe";
import { PulumiProject, type ProjectOptions } from "../stack/pulumi-project";
import { endAll } from "../wait/end-all";
import { until } from "../wait/time-limit";
import { sources } from "./sources";

/** Creates a case whose project has its own options. */
function programCase(
  name: string,
  source: string,
  options: ProjectOptions,
  run: (project: PulumiProject) => Promise<void>,
): ContractCase<(options: ProjectOptions) => Promise<PulumiProject>> {
  return {
    name,
    source,
    run: async (create) => {
      await run(await create({ packages: ["@pulumi/pulumi"], ...options }));
    },
  };
}

const JAVASCRIPT = { runtimeOptions: { typescript: false } };

/** Creates projects, and removes all of them after the case. */
const projects = {
  start: () => {
    const made: PulumiProject[] = [];
    const create = async (options: ProjectOptions) => {
      const project = await PulumiProject.create(options);
      made.push(project);
      return project;
    };
    return Promise.resolve(Object.assign(create, { made }));
  },
  stop: async ({ made }: { made: PulumiProject[] }) => {
    await endAll(...made.map((project) => () => project.remove()));
  },
};

contract("runtime: nodejs", projects, [
  programCase(
    "runs TypeScript as it is, and knows stack, configuration and secrets",
    sources.docs,
    {
      main: "index.ts",
      program: `
        import * as pulumi from "@pulumi/pulumi";
        const config = new pulumi.Config();
        export const stack: string = pulumi.getStack();
        export const project: string = pulumi.getProject();
        export const organization: string = pulumi.getOrganization();
        export const plain: string = config.require("plain");
        export const hidden = config.requireSecret("hidden");
      `,
    },
    async (project) => {
      await project.cli("config", "set", "plain", "p");
      await project.cli("config", "set", "hidden", "h", "--secret");
      await project.up();
      expect(await project.outputs()).toEqual({
        stack: "contract",
        project: "contract",
        organization: "organization",
        plain: "p",
        hidden: "h",
      });
      expect(await project.cli("stack", "output", "hidden")).toContain("[secret]");
    },
  ),
  programCase(
    "refuses TypeScript that does not type-check, with the compiler's words and nothing after them",
    sources.run,
    { main: "index.ts", program: 'export const n: number = "not a number";' },
    async (project) => {
      const { exitCode, output } = await project.run("preview");
      expect(exitCode).not.toBe(0);
      expect(output).toContain("TS2322: Type 'string' is not assignable to type 'number'.");
      expect(output).not.toContain("non-zero exit code");
    },
  ),
  programCase(
    "shows what the program prints, line by line",
    sources.host,
    { ...JAVASCRIPT, program: 'console.log("to stdout"); console.error("to stderr");' },
    async (project) => {
      const output = await project.up();
      expect(output).toMatch(/^\s*to stdout$/m);
      expect(output).toMatch(/^\s*to stderr$/m);
    },
  ),
  programCase(
    "shows an error that the program throws once, with its stack, and bails out",
    sources.exitCodes,
    { ...JAVASCRIPT, program: 'throw new Error("went wrong");' },
    async (project) => {
      const { exitCode, output } = await project.run("up", "--yes", "--skip-preview");
      expect(exitCode).not.toBe(0);
      expect(output).toContain("Error: went wrong");
      expect(output).toMatch(/at .*index\.js:1/);
      expect(output).not.toContain("non-zero exit code");
    },
  ),
  programCase(
    "shows a RunError without its stack",
    "pulumi.com/docs/reference/pkg/nodejs/pulumi/pulumi/classes/RunError.html",
    { ...JAVASCRIPT, program: 'throw new (require("@pulumi/pulumi").RunError)("went wrong");' },
    async (project) => {
      const { output } = await project.run("up", "--yes", "--skip-preview");
      expect(output).toContain("went wrong");
      expect(output).not.toMatch(/at .*index\.js:1/);
    },
  ),
  programCase(
    "tells the exit code of a program that ends itself",
    sources.host,
    { ...JAVASCRIPT, program: "process.exit(3);" },
    async (project) => {
      const { exitCode, output } = await project.run("up", "--yes", "--skip-preview");
      expect(exitCode).not.toBe(0);
      expect(output).toContain("Program exited with non-zero exit code: 3");
    },
  ),
  programCase(
    "gives nodeargs to Node.js, split as a shell would",
    sources.project,
    {
      runtimeOptions: { typescript: false, nodeargs: "--title 'two words' --no-deprecation" },
      program: "exports.title = process.title; exports.noDeprecation = process.noDeprecation;",
    },
    async (project) => {
      await project.up();
      expect(await project.outputs()).toEqual({ title: "two words", noDeprecation: true });
    },
  ),
  programCase(
    "refuses an option of a wrong type",
    sources.host,
    { runtimeOptions: { typescript: "yes" }, program: "" },
    async (project) => {
      const { exitCode, output } = await project.run("preview");
      expect(exitCode).not.toBe(0);
      expect(output).toContain("typescript option must be a boolean");
    },
  ),
  programCase(
    "says how to install an SDK that is not there",
    sources.host,
    { ...JAVASCRIPT, packages: [], program: "" },
    async (project) => {
      const { exitCode, output } = await project.run("preview");
      expect(exitCode).not.toBe(0);
      expect(output).toContain(
        "It looks like the Pulumi SDK has not been installed. Have you run pulumi install?",
      );
    },
  ),
  programCase(
    "ends the program when the update is cancelled",
    sources.host,
    {
      ...JAVASCRIPT,
      program: 'require("fs").writeFileSync("pid", String(process.pid)); setInterval(() => {}, 1e6);',
    },
    async (project) => {
      const pidFile = join(project.directory, "pid");
      const update = project.start("up", "--yes", "--skip-preview");
      await until(
        () => existsSync(pidFile) && readFileSync(pidFile, "utf8") !== "",
        () => `The program did not start. The CLI printed: ${update.printed()}`,
      );
      update.interrupt();
      expect((await update.ended).exitCode).not.toBe(0);
      const pid = Number(readFileSync(pidFile, "utf8"));
      await until(
        () => !isRunning(pid),
        () => `The program did not end. The CLI printed: ${update.printed()}`,
      );
    },
  ),
]);
