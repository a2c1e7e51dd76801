import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { copyProgramFolder, Stack } from "@kind-berth-tools/stack";
import { programsFolder, workspaceRoot } from "../folders";
import type { Lab } from "./lab";

/**
 * Disables the type check that Pulumi runs each time it starts a TypeScript program. The benchmarks measure Berth and not the compiler.
 */
const withoutTypeCheck = { PULUMI_NODEJS_TRANSPILE_ONLY: "true" };

/** Enables the CLI's option `--event-log`, which is only for debugging (source: hasDebugCommands in the CLI's pkg/cmd/pulumi/cmd). */
const withEventLog = { PULUMI_DEBUG_COMMANDS: "true" };

/** The time limit for each run of the Pulumi CLI, in milliseconds. An `up` of 500 apps also stays within this limit. */
const timeoutMs = 30 * 60_000;

/** A program's folder under `programs`, and its stack. */
export interface ProgramStackOptions {
  readonly program: "berth-apps" | "raw-apps" | "raw-cluster" | "berth-failed-app" | "raw-failed-app";
  /** A name that is unique in the run. It is part of the copy's path. */
  readonly name: string;
  /** The stack's configuration values, by configuration key. */
  readonly config: Readonly<Record<string, string>>;
  /**
   * Additional files for the copy, as texts by file name.
   * @default none
   */
  readonly files?: Readonly<Record<string, string>>;
}

const pulumiPackages = ["@pulumi/command", "@pulumi/kubernetes", "@pulumi/pulumi"];

/**
 * Copies one of the benchmarks' programs to the run's folder and opens a stack for it. Both peers' stacks have the same name, so that their
 * resources have the same URNs. They use separate states.
 */
export async function openProgramStack(lab: Lab, options: ProgramStackOptions): Promise<Stack> {
  const folder = join(lab.run.folder, options.name);
  const program = join(folder, "program");
  await copyProgramFolder({
    from: join(programsFolder, options.program),
    to: program,
    nodeModules: join(workspaceRoot, "node_modules"),
    packages: options.program.startsWith("berth-")
      ? ["@kind-berth/components", ...pulumiPackages]
      : pulumiPackages,
  });
  for (const [file, text] of Object.entries(options.files ?? {})) await writeFile(join(program, file), text);
  const stack = await Stack.open({
    name: "bench",
    program,
    state: join(folder, "state"),
    env: {
      ...lab.toolchain.env,
      ...withoutTypeCheck,
      ...withEventLog,
      // The raw program does not install Berth, but registers the same Commands.
      BERTH_DRIVER: join(workspaceRoot, "packages/driver"),
    },
    timeoutMs,
  });
  await stack.configure(options.config);
  return stack;
}

/** Deletes a stack's resources, including those of an interrupted `up`. */
export async function destroyStack(stack: Stack): Promise<void> {
  await stack.clearDeadLocks();
  await stack.deleteInterrupted();
  Stack.must(await stack.destroy());
}
