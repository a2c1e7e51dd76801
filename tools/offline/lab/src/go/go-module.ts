import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The folder of the Go module of all programs except Helm's renderer. */
export const GO_MODULE = join(__dirname, "..", "..", "go");

/** The folder of the Go module of Helm's renderer. */
export const HELM_MODULE = join(__dirname, "..", "..", "go-helm");

/** The parts of a `go.mod` that the lab reads. */
export interface GoModFile {
  /** The minimum Go version, such as `1.26.3`. */
  go: string;
  /** The required versions, by module path. */
  versions: ReadonlyMap<string, string>;
}

/**
 * Parses a `go.mod`.
 *
 * @param text - The file's contents, in the format of the go command.
 * @throws Error if the file has no `go` line.
 */
export function parseGoMod(text: string): GoModFile {
  const go = /^go (\S+)$/m.exec(text)?.[1];
  if (go === undefined) throw new Error("go.mod contains no line with the required version of Go.");
  const versions = new Map<string, string>();
  for (const [, path, version] of text.matchAll(/^(?:require )?\t?(\S+) (v\S+)(?: \/\/ indirect)?$/gm)) {
    if (path !== undefined && version !== undefined) versions.set(path, version);
  }
  return { go, versions };
}

/**
 * Reads a `go.mod` of the lab.
 *
 * @param folder - Default: the module of all programs except Helm's renderer.
 */
export async function readGoMod(folder: string = GO_MODULE): Promise<GoModFile> {
  return parseGoMod(await readFile(join(folder, "go.mod"), "utf8"));
}

/**
 * The required version of a module.
 *
 * @throws Error if the module is not required.
 */
export function requiredVersion(module: GoModFile, path: string): string {
  const version = module.versions.get(path);
  if (version === undefined) throw new Error(`tools/offline/lab/go/go.mod does not require ${path}.`);
  return version;
}
