import type { RuntimeOptions } from "./runtime-options";

/** The properties of a program run, as sent by the engine. */
export interface ProgramRun {
  readonly monitorAddress: string;
  readonly engineAddress: string;
  readonly organization: string;
  readonly project: string;
  readonly stack: string;
  readonly rootDirectory: string;
  readonly programDirectory: string;
  /** The program's entry point, relative to the program's directory. */
  readonly entryPoint: string;
  readonly dryRun: boolean;
  /** The maximum number of parallel resource operations. */
  readonly parallel: number;
  readonly programArguments: readonly string[];
  readonly config: Readonly<Record<string, string>>;
  readonly configSecretKeys: readonly string[];
}

/**
 * Returns the Node.js arguments for a run. `runPath` is the path of the `@pulumi/pulumi/cmd/run` module that the program uses.
 *
 * Source: `constructArguments` in sdk/nodejs/cmd/pulumi-language-nodejs/main.go in github.com/pulumi/pulumi. The program connects directly
 * to the engine's resource monitor. For very old SDKs, the official host uses a proxy and `--sync`. The stand-in does not support these
 * SDKs.
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
 * Returns the environment variables that override the host's environment. Configuration keys are converted to the format that every SDK
 * reads: `<namespace>:config:<name>`.
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
