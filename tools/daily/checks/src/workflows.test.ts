import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { checksOf, checksOfOtherEngines } from "./checks";
import { nightlyChecks } from "./nightly/nightly-checks";
import { workflowsFolder } from "./workflows-check";
import { projectsOf } from "./workspace/projects";

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly permissions?: object;
  readonly jobs: Readonly<
    Record<string, { readonly "timeout-minutes"?: number; readonly steps: readonly Step[] }>
  >;
}

const root = join(__dirname, "../../../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
const files = globSync(`${workflowsFolder}/*.yml`, { cwd: root });
const workflows = files.map((file) => ({ file, text: read(file), workflow: parse(read(file)) as Workflow }));
const jobs = workflows.flatMap(({ file, workflow }) =>
  Object.entries(workflow.jobs).map(([name, job]) => ({ name: `${file}: ${name}`, job })),
);
const steps = jobs.flatMap(({ name, job }) => job.steps.map((step) => ({ job: name, step })));
const commands = steps.flatMap(({ job, step: { run, uses = "", with: inputs = {} } }) => {
  const script = uses.startsWith("changesets/") ? inputs["script"] : undefined;
  return [run, script]
    .filter((command) => typeof command === "string")
    .flatMap((command) => command.trim().split("\n"))
    .map((command) => ({ job, command }));
});

/** Matches an npm command, with or without the prefix `sudo env NAME=value…`. */
const npmCommand = /^(?:sudo env (?:"PATH=\$PATH" |[A-Z_]+=\S+ )*)?(npm .*)$/u;

/**
 * Returns the script that a command runs, and the script's arguments. Returns `undefined` if workflows must not run the command. For
 * `npm ci`, omits `script`.
 */
function scriptOf(command: string): { script?: string; args: string[] } | undefined {
  const [, npm = ""] = npmCommand.exec(command) ?? [];
  if (npm === "npm ci") return { args: [] };
  const [, script, args = ""] = /^npm (?:run )?([\w:-]+)(?: -- (.+))?$/u.exec(npm) ?? [];
  if (script === undefined || (!npm.startsWith("npm run ") && script !== "test")) return undefined;
  return { script, args: args.split(" ").filter(Boolean) };
}

it("has workflows for changes, nightly runs and releases", () => {
  expect(files.sort()).toEqual(["ci", "nightly", "release"].map((name) => `${workflowsFolder}/${name}.yml`));
});

it.each(commands)("$job: $command is a script of package.json", ({ command }) => {
  const found = scriptOf(command);
  expect(found).toBeDefined();
  if (found?.script !== undefined) expect(Object.keys(scripts)).toContain(found.script);
});

it.each(["node tools/x.mjs", "npm install", "curl x | sh", "npm ci && rm -rf /", "sudo npm x", "npm build"])(
  "rejects %s in a workflow",
  (command) => {
    expect(scriptOf(command)).toBeUndefined();
  },
);

it.each(commands.filter(({ command }) => command.includes("--only")))(
  "$job: the checks of $command exist",
  ({ command }) => {
    const { script, args } = scriptOf(command) ?? { args: [] };
    const checks = script === "nightly" ? nightlyChecks : [...checksOf(), ...checksOfOtherEngines()];
    const named = args.slice(args.indexOf("--only") + 1);
    expect(named.length).toBeGreaterThan(0);
    expect(checks.map(({ name }) => name)).toEqual(expect.arrayContaining(named));
  },
);

it("runs every check in some workflow, except the check that replaces the engine of a runner", () => {
  const run = new Set(commands.flatMap(({ command }) => scriptOf(command)?.args ?? []));
  const missing = [...nightlyChecks].filter(({ name }) => !run.has(name)).map(({ name }) => name);
  expect(missing).toEqual(["engines"]);
});

it("pins every action by commit, with its version", () => {
  const uses = workflows.flatMap(({ text }) => text.split("\n").filter((line) => /\buses:/u.test(line)));
  expect(uses.length).toBeGreaterThan(0);
  for (const line of uses) expect(line).toMatch(/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/u);
});

it.each(workflows)("$file declares its permissions", ({ workflow }) => {
  expect(workflow.permissions).toBeDefined();
});

it.each(jobs)("$name has a time limit", ({ job }) => {
  expect(job["timeout-minutes"]).toBeGreaterThan(0);
});

it("all published packages have the same version", () => {
  const { fixed } = JSON.parse(read(".changeset/config.json")) as { fixed: string[][] };
  const manifests = projectsOf(root).map(
    ({ folder }) =>
      JSON.parse(read(`${folder}/package.json`)) as { name: string; version: string; private?: boolean },
  );
  const published = manifests.filter((manifest) => manifest.private !== true);
  expect(fixed.map((group) => group.toSorted())).toEqual([published.map(({ name }) => name).sort()]);
  expect(new Set(published.map(({ version }) => version)).size).toBe(1);
});
