import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The folder of the Go module that all programs but one are built in. */
export const GO_MODULE = join(__dirname, "..", "..", "go");

/** The folder of the Go module of Helm's renderer. */
export const HELM_MODULE = join(__dirname, "..", "..", "go-helm");

/** The parts of a `go.mod` that the lab reads. */
export interface GoModFile {
  /** The oldest Go that builds it, such as `1.26.3`. */
  go: string;
  /** Versions by module path, as required. */
  versions: ReadonlyMap<string, string>;
}

/**
 * Reads a `go.mod`.
 *
 * @param text - Its contents, as the go command formats them.
 * @throws Error where it has no `go` line.
 */
export function parseGoMod(text: string): GoModFile {
  const go = /^go (\S+)$/m.exec(text)?.[1];
  if (go === undefined) throw new Error("go.mod has no line that says which Go it is for.");
  const versions = new Map<string, string>();
  for (const [, path, version] of text.matchAll(/^(?:require )?\t?(\S+) (v\S+)(?: \/\/ indirect)?$/gm)) {
    if (path !== undefined && version !== undefined) versions.set(path, version);
  }
  return { go, versions };
}

/**
 * A `go.mod` of the lab's.
 *
 * @param folder - Default: the one of all programs but one.
 */
export async function readGoMod(folder: string = GO_MODULE): Promise<GoModFile> {
  return parseGoMod(await readFile(join(folder, "go.mod"), "utf8"));
}

/**
 * The version in which a module is required.
 *
 * @throws Error where it is not.
 */
export function requiredVersion(module: GoModFile, path: string): string {
  const version = module.versions.get(path);
  if (version === undefined) throw new Error(`tools/offline/lab/go/go.mod requires no ${path}.`);
  return version;
}
