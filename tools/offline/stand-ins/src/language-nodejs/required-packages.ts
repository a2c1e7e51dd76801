import { existsSync, readdirSync, readFileSync, realpathSync, statSync, type Dirent } from "node:fs";
import { basename, join } from "node:path";

/** The provider that a package in node_modules requires. */
export interface RequiredPackage {
  readonly name: string;
  /** The provider's version, with a leading `v`. */
  readonly version: string;
  /** The URL from which the plugin is downloaded; empty for the default URL. */
  readonly server: string;
  readonly parameterization: Parameterization | undefined;
}

/** The parameters with which a parameterized provider provides a package. */
export interface Parameterization {
  readonly name: string;
  readonly version: string;
  /** The parameter value, encoded in base64. */
  readonly value: string;
}

interface PackageJson {
  readonly name?: string;
  readonly version?: string;
  readonly pulumi?: {
    readonly resource?: boolean;
    readonly name?: string;
    readonly version?: string;
    readonly server?: string;
    readonly parameterization?: Parameterization;
  };
}

const POLICY_PACK_FILES = ["PulumiPolicy.yaml", "PulumiPolicy.yml", "PulumiPolicy.json"];

/**
 * Returns the providers that a program requires. The function searches all node_modules folders in the program's directory for package.json
 * files whose `pulumi` section contains `"resource": true`. It follows symbolic links, skips policy packs, and ignores unreadable files.
 *
 * Source: `getPackagesFromDir` in sdk/nodejs/cmd/pulumi-language-nodejs/main.go in github.com/pulumi/pulumi.
 */
export function requiredPackages(programDirectory: string): readonly RequiredPackage[] {
  const found: RequiredPackage[] = [];
  const seen = new Set<string>();
  visit(realpathSync(programDirectory), false);
  return found;

  function visit(directory: string, inNodeModules: boolean): void {
    if (seen.has(directory)) return;
    seen.add(directory);
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      const path = followed(directory, entry);
      if (path === undefined) continue;
      if (statSync(path).isDirectory()) {
        if (isPolicyPack(path)) continue;
        visit(path, inNodeModules || basename(directory) === "node_modules");
      } else if (inNodeModules && entry.name === "package.json") {
        const required = packageOf(readJson(path));
        if (required !== undefined) found.push(required);
      }
    }
  }
}

/** Returns the path to follow for a directory entry. Only directories, package.json files and valid symbolic links are relevant. */
function followed(directory: string, entry: Dirent): string | undefined {
  const path = join(directory, entry.name);
  if (entry.isSymbolicLink()) return existsSync(path) ? realpathSync(path) : undefined;
  return entry.isDirectory() || entry.name === "package.json" ? path : undefined;
}

function isPolicyPack(directory: string): boolean {
  return POLICY_PACK_FILES.some((file) => existsSync(join(directory, file)));
}

function readJson(path: string): PackageJson {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as PackageJson;
  } catch {
    // Some packages contain invalid package.json files as test data.
    return {};
  }
}

/**
 * Returns the provider that a package requires, or `undefined` if it requires none, or if the provider's name or version is unknown.
 */
export function packageOf({ name = "", version = "", pulumi }: PackageJson): RequiredPackage | undefined {
  if (pulumi?.resource !== true) return undefined;
  const provider = pulumi.name ?? (name.startsWith("@pulumi/") ? name.slice("@pulumi/".length) : "");
  const providerVersion = pulumi.version ?? version;
  if (provider === "" || providerVersion === "") return undefined;
  return {
    name: provider,
    version: providerVersion.startsWith("v") ? providerVersion : `v${providerVersion}`,
    server: pulumi.server ?? "",
    parameterization: pulumi.parameterization,
  };
}
