import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { mustRun } from "@kind-berth-tools/probe";
import type { Stack } from "@kind-berth-tools/stack";

/** A file that a README has its reader write, by its name there, with its place on this machine. */
export interface OutputFile {
  readonly name: string;
  readonly path: string;
}

/** A command of the Pulumi CLI whose output goes to a file. */
export interface Redirection {
  readonly args: readonly string[];
  readonly file: string;
}

/**
 * The parts of a README's command after `pulumi up`. No shell runs it.
 *
 * @throws Error if it is not `pulumi … > FILE`.
 */
export function redirectionOf(command: string): Redirection {
  const [, args = "", file = ""] = /^pulumi (\S.*?) > ([\w.-]+)$/u.exec(command) ?? [];
  if (file === "") throw new Error(`The demo cannot run this command: ${command}`);
  return { args: args.split(" "), file };
}

/** Runs a README's command after `pulumi up`; its file is written beside the stack's configuration. */
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

/** A command with the places of the files that it names, so that it works in every folder. */
export function withPaths(command: string, files: readonly OutputFile[]): string {
  const paths = new Map(files.map(({ name, path }) => [name, /\s/u.test(path) ? `'${path}'` : path]));
  return command
    .split(" ")
    .map((word) => paths.get(word) ?? word)
    .join(" ");
}
