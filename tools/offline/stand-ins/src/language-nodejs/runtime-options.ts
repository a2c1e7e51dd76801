import { split } from "shlex";

/** The fields of `runtime.options` in a Pulumi.yaml with `runtime: nodejs`. */
export interface RuntimeOptions {
  /** Whether `@pulumi/pulumi` loads TypeScript through ts-node. */
  readonly typescript: boolean;
  /** The path of the tsconfig.json file for ts-node. */
  readonly tsconfig: string | undefined;
  /** The arguments for Node.js itself, which precede the program's arguments. */
  readonly nodeargs: readonly string[];
  /** Whether `pulumi install` omits development dependencies. */
  readonly production: boolean;
}

/**
 * Parses a project's runtime options.
 *
 * Source: `parseOptions` in sdk/nodejs/cmd/pulumi-language-nodejs/main.go in github.com/pulumi/pulumi.
 *
 * @throws Error if an option has the wrong type or selects a package manager other than npm
 */
export function parseRuntimeOptions(options: Readonly<Record<string, unknown>>): RuntimeOptions {
  const { typescript = true, tsconfig, nodeargs = "", production = false, packagemanager = "auto" } = options;
  if (typeof typescript !== "boolean") throw new Error("typescript option must be a boolean");
  if (tsconfig !== undefined && typeof tsconfig !== "string") {
    throw new Error("tsconfigpath option must be a string");
  }
  if (typeof nodeargs !== "string") throw new Error("nodeargs option must be a string");
  if (typeof production !== "boolean") throw new Error("production option must be a boolean");
  if (typeof packagemanager !== "string") throw new Error("packagemanager option must be a string");
  if (packagemanager !== "auto" && packagemanager !== "npm") {
    throw new Error(
      `packagemanager option is ${JSON.stringify(packagemanager)}, but the stand-in for the Node.js language host ` +
        "installs with npm only. Take the option away, or install the official language host.",
    );
  }
  return { typescript, tsconfig, nodeargs: split(nodeargs), production };
}
