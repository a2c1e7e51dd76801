import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The root of the work tree. */
export const workspaceRoot = join(__dirname, "../../../..");

/** The package.json fields that the checks read. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, string | { readonly types?: string }>>;
}

/** A package that is published to npm. */
export interface PublishedPackage {
  /** The package's folder in the work tree. */
  readonly folder: string;
  /** The folder's name, such as `topology`. */
  readonly short: string;
  readonly manifest: Manifest;
}

/** The published packages, sorted by folder. These are all packages that are not marked private. */
export const published: readonly PublishedPackage[] = readdirSync(join(workspaceRoot, "packages"))
  .sort()
  .map((short) => {
    const folder = join(workspaceRoot, "packages", short);
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
    return { folder, short, manifest };
  })
  .filter(({ manifest }) => manifest.private !== true);
