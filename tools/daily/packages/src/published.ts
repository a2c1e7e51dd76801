import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The root of the work tree. */
export const workspaceRoot = join(__dirname, "../../../..");

/** The fields that the checks read from a package.json. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, string | { readonly types?: string }>>;
}

/** A package that is published to npm. */
export interface PublishedPackage {
  /** The folder of the package in the work tree. */
  readonly folder: string;
  /** The name of the folder, such as `topology`. */
  readonly short: string;
  readonly manifest: Manifest;
}

/** The published packages, in the order of their folders. They are all packages that are not private. */
export const published: readonly PublishedPackage[] = readdirSync(join(workspaceRoot, "packages"))
  .sort()
  .map((short) => {
    const folder = join(workspaceRoot, "packages", short);
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
    return { folder, short, manifest };
  })
  .filter(({ manifest }) => manifest.private !== true);
