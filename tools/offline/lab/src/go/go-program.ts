import { cp, mkdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { go, GO_SETTINGS } from "./go-command";
import { GO_MODULE, type GoModFile, requiredVersion } from "./go-module";
import { completeLego, LEFT_OUT } from "./lego";

/** One or more programs that the lab compiles from the same source. */
export interface GoProgram {
  /** The output file names. The key is the Go package. */
  packages: Record<string, string>;
  /** The build tags. */
  tags?: string[];
  /** Returns the values of variables that the linker sets. `versionOf` returns the required version of a module. */
  variables?: (versionOf: (path: string) => string) => Record<string, string>;
  /** Symbolic links to the output files. If a program is started through a link, it runs the component whose name the link has. */
  links?: Record<string, string>;
  /** Whether the program contains lego, the ACME client. */
  lego?: boolean;
  /** The folder of the program's Go module. Default: the module of most programs. */
  module?: string;
}

/**
 * Returns the arguments of `go build` for one package.
 *
 * The arguments disable debug information in the compiler, so the linker does not write it either. Debug information would take a tenth of
 * the build time, and the lab does not use it.
 *
 * @param output - The absolute path of the output file.
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

/** Returns all inputs that the program's files depend on, except the inputs that all programs share. */
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
 * @param dir - The folder to which the program's files are written.
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
