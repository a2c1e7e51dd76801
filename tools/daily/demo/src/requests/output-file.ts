import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { mustRun } from "@kind-berth-tools/probe";
import type { Stack } from "@kind-berth-tools/stack";

/** A file that a command in a README writes: its name in the README and its path on this machine. */
export interface OutputFile {
  readonly name: string;
  readonly path: string;
}

/** A command of the Pulumi CLI with its output redirected to a file. */
export interface Redirection {
  readonly args: readonly string[];
  readonly file: string;
}

/**
 * Parses a README's command after `pulumi up`. No shell is involved.
 *
 * @throws Error if the command does not have the form `pulumi … > FILE`.
 */
export function redirectionOf(command: string): Redirection {
  const [, args = "", file = ""] = /^pulumi (\S.*?) > ([\w.-]+)$/u.exec(command) ?? [];
  if (file === "") throw new Error(`The demo cannot run this command: ${command}`);
  return { args: args.split(" "), file };
}

/** Runs a README's command after `pulumi up`. The file is created beside the stack's configuration. */
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

/** Replaces the names of files in a command by their paths, so that the command works in every folder. */
export function withPaths(command: string, files: readonly OutputFile[]): string {
  const paths = new Map(files.map(({ name, path }) => [name, /\s/u.test(path) ? `'${path}'` : path]));
  return command
    .split(" ")
    .map((word) => paths.get(word) ?? word)
    .join(" ");
}
