import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { mustRun } from "@kind-berth-tools/probe";
import type { Stack } from "@kind-berth-tools/stack";

/** A file that a README command writes: its name in the README and its path on this machine. */
export interface OutputFile {
  readonly name: string;
  readonly path: string;
}

/** A Pulumi CLI command whose output is redirected to a file. */
export interface Redirection {
  readonly args: readonly string[];
  readonly file: string;
}

/**
 * Parses a command that follows `pulumi up` in a README. No shell is used.
 *
 * @throws Error if the command does not have the format `pulumi … > FILE`.
 */
export function redirectionOf(command: string): Redirection {
  const [, args = "", file = ""] = /^pulumi (\S.*?) > ([\w.-]+)$/u.exec(command) ?? [];
  if (file === "") throw new Error(`The demo cannot run this command: ${command}`);
  return { args: args.split(" "), file };
}

/** Runs a command that follows `pulumi up` in a README. Creates the output file next to the stack's configuration file. */
export async function writeOutputFile(command: string, stack: Stack): Promise<OutputFile> {
  const { args, file } = redirectionOf(command);
  const output = await mustRun(
    "pulumi",
    [...args, "--stack", stack.name, "--cwd", stack.settings, "--non-interactive", "--color", "never"],
    stack.env,
  );
  const path = join(stack.settings, file);
  await writeFile(path, output);
  return { name: file, path };
}

/** Replaces file names in a command with their paths, so that the command works in every folder. */
export function withPaths(command: string, files: readonly OutputFile[]): string {
  const paths = new Map(files.map(({ name, path }) => [name, /\s/u.test(path) ? `'${path}'` : path]));
  return command
    .split(" ")
    .map((word) => paths.get(word) ?? word)
    .join(" ");
}
