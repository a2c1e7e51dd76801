import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The folder of the main Go module. It contains all programs except Helm's renderer and actionlint. */
export const GO_MODULE = join(__dirname, "..", "..", "go");

/** The folder of the Go module of Helm's renderer. */
export const HELM_MODULE = join(__dirname, "..", "..", "go-helm");

/** The folder of the Go module of actionlint. */
export const ACTIONLINT_MODULE = join(__dirname, "..", "..", "go-actionlint");

/** The values that the lab reads from a `go.mod`. */
export interface GoModFile {
  /** The minimum Go version that the module requires, such as `1.26.3`. */
  go: string;
  /** The required version of each module. The key is the module path. */
  versions: ReadonlyMap<string, string>;
}

/**
 * Parses a `go.mod`.
 *
 * @param text - The contents of the file, as the go command writes it.
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
 * @param folder - The folder of the module. Default: the main Go module.
 */
export async function readGoMod(folder: string = GO_MODULE): Promise<GoModFile> {
  return parseGoMod(await readFile(join(folder, "go.mod"), "utf8"));
}

/**
 * Returns the required version of a module.
 *
 * @throws Error if the `go.mod` does not require the module.
 */
export function requiredVersion(module: GoModFile, path: string): string {
  const version = module.versions.get(path);
  if (version === undefined) throw new Error(`tools/offline/lab/go/go.mod does not require ${path}.`);
  return version;
}
