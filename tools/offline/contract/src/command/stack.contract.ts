import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { contract } from "../case/contract-case";
import { isRunning } from "../stack/observe";
import { PulumiProject } from "../stack/pulumi-project";
import { until } from "../wait/time-limit";
import { sources } from "./sources";

/** The settings that the program reads from a file in its project. */
interface Settings {
  readonly label?: string;
  readonly trigger?: string;
  /** Whether to mark the label and the output as secrets. */
  readonly secret?: boolean;
  /** The last shell command in `create`. */
  readonly end?: string;
}

/** A program whose command appends the name of each step to a file. */
const PROGRAM = `
const command = require("@pulumi/command");
const pulumi = require("@pulumi/pulumi");
const { label = "first", trigger = "1", secret = false, end = "true" } = require("./settings.json");
const step = new command.local.Command("step", {
  create: 'echo create >> steps; echo "made $LABEL"; ' + end,
  update: "echo update >> steps; echo updated",
  delete: 'echo "delete $LABEL" >> steps',
  environment: { LABEL: secret ? pulumi.secret(label) : label },
  triggers: [trigger],
  dir: process.cwd(),
}, { additionalSecretOutputs: secret ? ["stdout"] : [] });
exports.stdout = step.stdout;
`;

const stack = {
  start: async () => {
    const project = await PulumiProject.create({ program: PROGRAM, runtimeOptions: { typescript: false } });
    set(project, {});
    return project;
  },
  stop: (project: PulumiProject) => project.remove(),
};

function set(project: PulumiProject, settings: Settings): void {
  project.write("settings.json", JSON.stringify(settings));
}

function steps(project: PulumiProject): string[] {
  return readFileSync(join(project.directory, "steps"), "utf8").trim().split("\n");
}

contract("command.local.Command in a stack", stack, [
  {
    name: "runs once, whatever previews, updates and refreshes come after it, until delete",
    source: sources.docs,
    run: async (project) => {
      await project.up();
      expect(await project.preview()).toEqual({});
      await project.up();
      await project.cli("refresh", "--yes", "--skip-preview");
      expect(await project.outputs()).toEqual({ stdout: "made first" });
      expect(steps(project)).toEqual(["create"]);
      await project.destroy();
      expect(steps(project)).toEqual(["create", "delete first"]);
    },
  },
  {
    name: "is replaced when a trigger changes: made anew first, then deleted as it was",
    source: sources.inputs,
    run: async (project) => {
      await project.up();
      set(project, { trigger: "2", label: "second" });
      expect(await project.preview()).toMatchObject({ step: "replace" });
      await project.up();
      expect(steps(project)).toEqual(["create", "create", "delete first"]);
    },
  },
  {
    name: "is updated when its environment changes",
    source: sources.docs,
    run: async (project) => {
      await project.up();
      set(project, { label: "second" });
      expect(await project.preview()).toMatchObject({ step: "update" });
      await project.up();
      expect(steps(project)).toEqual(["create", "update"]);
      expect(await project.outputs()).toEqual({ stdout: "updated" });
    },
  },
  {
    name: "has secret inputs and additionalSecretOutputs encrypted in the state",
    source: "pulumi.com/docs/iac/concepts/resources/options/additionalsecretoutputs",
    run: async (project) => {
      set(project, { label: "hush-hush", secret: true });
      await project.up();
      const step = (await project.resources()).find(({ type }) => type === "command:local:Command");
      expect(step?.outputs["stdout"]).toHaveProperty("ciphertext");
      expect(JSON.stringify(step)).not.toContain("hush-hush");
      expect(await project.outputs()).toEqual({ stdout: "made hush-hush" });
      expect(await project.preview()).toEqual({});
    },
  },
  {
    name: "fails the update with the provider's message, and is not in the state then",
    source: sources.run,
    run: async (project) => {
      set(project, { end: "exit 7" });
      const { exitCode, output } = await project.run("up", "--yes", "--skip-preview");
      expect(exitCode).not.toBe(0);
      expect(output).toContain('exit status 7: running "echo create');
      expect((await project.resources()).map(({ type }) => type)).not.toContain("command:local:Command");
    },
  },
  {
    name: "is killed when the update is cancelled, and is not in the state then",
    source: sources.cancellation,
    run: async (project) => {
      set(project, { end: "echo $$ > pid; exec sleep 3600" });
      const pidFile = join(project.directory, "pid");
      const update = project.start("up", "--yes", "--skip-preview");
      await until(
        () => existsSync(pidFile) && readFileSync(pidFile, "utf8") !== "",
        () => `The command did not start. The CLI printed: ${update.printed()}`,
      );
      update.interrupt();
      const { exitCode, output } = await update.ended;
      expect(exitCode).not.toBe(0);
      expect(output).toContain("signal: killed: running");
      expect(isRunning(Number(readFileSync(pidFile, "utf8")))).toBe(false);
      expect((await project.resources()).map(({ type }) => type)).not.toContain("command:local:Command");
    },
  },
]);
