import type { RuntimeOptions } from "./runtime-options";

/** The properties of a program run, as the engine sends them. */
export interface ProgramRun {
  readonly monitorAddress: string;
  readonly engineAddress: string;
  readonly organization: string;
  readonly project: string;
  readonly stack: string;
  readonly rootDirectory: string;
  readonly programDirectory: string;
  /** The entry point of the program, relative to the program's directory. */
  readonly entryPoint: string;
  readonly dryRun: boolean;
  /** The maximum number of parallel resource operations. */
  readonly parallel: number;
  readonly programArguments: readonly string[];
  readonly config: Readonly<Record<string, string>>;
  readonly configSecretKeys: readonly string[];
}

/**
 * Returns the arguments of Node.js for a run. `runPath` is the path of the program's module `@pulumi/pulumi/cmd/run`.
 *
 * Source: `constructArguments` in sdk/nodejs/cmd/pulumi-language-nodejs/main.go in github.com/pulumi/pulumi. The program connects directly
 * to the resource monitor of the engine. For very old SDKs, the official host uses a proxy and `--sync`. The stand-in does not support
 * these SDKs.
 */
export function runArguments(run: ProgramRun, options: RuntimeOptions, runPath: string): string[] {
  const flags: readonly [string, string][] = [
    ["monitor", run.monitorAddress],
    ["engine", run.engineAddress],
    ["organization", run.organization],
    ["project", run.project],
    ["root-directory", run.rootDirectory],
    ["stack", run.stack],
    ["pwd", run.programDirectory],
    ["parallel", String(run.parallel)],
  ];
  return [
    ...options.nodeargs,
    runPath,
    ...flags.flatMap(([name, value]) => (value === "" ? [] : [`--${name}`, value])),
    ...(run.dryRun ? ["--dry-run"] : []),
    run.entryPoint,
    ...run.programArguments,
  ];
}

/**
 * Returns the variables that override the environment of the host. Configuration keys get the form that every SDK reads:
 * `<namespace>:config:<name>`.
 *
 * Source: `execRuntime` and `constructConfig` in the same file as `constructArguments`.
 */
export function runEnvironment(run: ProgramRun, options: RuntimeOptions): Record<string, string> {
  const config = Object.entries(run.config).map(([key, value]) => [
    key.replace(/:(?:config:)?/, ":config:"),
    value,
  ]);
  return {
    PULUMI_CONFIG: JSON.stringify(Object.fromEntries(config)),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(run.configSecretKeys),
    ...(options.typescript && { PULUMI_NODEJS_TYPESCRIPT: "true" }),
    ...(options.tsconfig !== undefined && { PULUMI_NODEJS_TSCONFIG_PATH: options.tsconfig }),
  };
}
