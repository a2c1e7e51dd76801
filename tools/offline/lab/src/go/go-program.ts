import { cp, mkdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { go, GO_SETTINGS } from "./go-command";
import { GO_MODULE, type GoModFile, requiredVersion } from "./go-module";
import { completeLego, LEFT_OUT } from "./lego";

/** A program, or several of one origin, that the lab compiles from its Go module. */
export interface GoProgram {
  /** File names by the package that is compiled to them. */
  packages: Record<string, string>;
  /** Build tags. */
  tags?: string[];
  /** Values of variables that the linker sets, given the version in which a module is required. */
  variables?: (versionOf: (path: string) => string) => Record<string, string>;
  /** Names that lead to one of the files: it runs what it is called as. */
  links?: Record<string, string>;
  /** Whether lego, the ACME client, is among what it is compiled from. */
  lego?: boolean;
  /** The folder of the Go module that it is compiled in. Default: the one of most programs. */
  module?: string;
}

/**
 * The arguments of `go build` for one package.
 *
 * No debug information: not made by the compiler, and so not linked. It takes a tenth of the time and no lab reads it.
 *
 * @param output - Absolute path of the file to write.
 */
export function buildArguments(
  program: GoProgram,
  module: GoModFile,
  path: string,
  output: string,
): string[] {
  const variables = Object.entries(
    program.variables?.((required) => requiredVersion(module, required)) ?? {},
  );
  return [
    "build",
    "-gcflags=all=-dwarf=false",
    `-ldflags=${["-s", "-w", ...variables.map(([name, value]) => `-X ${name}=${value}`)].join(" ")}`,
    ...(program.tags ? [`-tags=${program.tags.join(",")}`] : []),
    "-o",
    output,
    path,
  ];
}

/** Everything that a program's files depend on, besides what all programs do. */
export function programInputs(program: GoProgram, module: GoModFile): string[] {
  const commands = Object.entries(program.packages).map(([path, name]) =>
    buildArguments(program, module, path, name),
  );
  return [
    JSON.stringify({ commands, links: program.links, settings: GO_SETTINGS, lego: program.lego && LEFT_OUT }),
  ];
}

/**
 * Compiles a program.
 *
 * @param dir - Where its files go.
 */
export async function buildProgram(program: GoProgram, module: GoModFile, dir: string): Promise<void> {
  const source = program.lego ? join(dir, ".source") : (program.module ?? GO_MODULE);
  if (program.lego) {
    await mkdir(source);
    await cp(GO_MODULE, source, { recursive: true });
    await completeLego(join(source, "lego"), module, dir);
  }
  for (const [path, name] of Object.entries(program.packages)) {
    await go(buildArguments(program, module, path, join(dir, name)), source);
  }
  for (const [link, target] of Object.entries(program.links ?? {})) await symlink(target, join(dir, link));
  if (program.lego) await rm(source, { recursive: true });
}
