import { cp, mkdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { go, GO_SETTINGS } from "./go-command";
import { GO_MODULE, type GoModFile, requiredVersion } from "./go-module";
import { completeLego, LEFT_OUT } from "./lego";

/** One or more programs from the same source that the lab compiles in its Go module. */
export interface GoProgram {
  /** The output file names, by package. */
  packages: Record<string, string>;
  /** Build tags. */
  tags?: string[];
  /** The values of variables that the linker sets. `versionOf` returns the required version of a module. */
  variables?: (versionOf: (path: string) => string) => Record<string, string>;
  /** Symbolic links to the output files. The program behind a link runs the component that the link is named after. */
  links?: Record<string, string>;
  /** Whether the program contains lego, the ACME client. */
  lego?: boolean;
  /** The folder of the program's Go module. Default: the module of most programs. */
  module?: string;
}

/**
 * The arguments of `go build` for one package.
 *
 * They disable debug information in the compiler, so it is not linked either. It would cost a tenth of the build time, and the lab does not
 * use it.
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

/** Everything that the program's files depend on, except the inputs that all programs share. */
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
 * @param dir - The folder for the program's files.
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
