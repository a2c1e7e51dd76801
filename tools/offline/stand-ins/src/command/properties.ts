/** The type of a command provider input. */
export type PropertyType = "string" | "boolean" | "list" | "string list" | "string map";

/** The inputs of every local command. Source: `BaseInputs` in provider/pkg/provider/local/base.go, pulumi-command. */
const EVERY_COMMAND = {
  stdin: "string",
  logging: "string",
  interpreter: "string list",
  dir: "string",
  environment: "string map",
  assetPaths: "string list",
  archivePaths: "string list",
  addPreviousOutputInEnv: "boolean",
} as const satisfies Record<string, PropertyType>;

/** The inputs of the `Command` resource. Source: `ResourceInputs` in provider/pkg/provider/common/inputs.go. */
export const COMMAND_INPUTS: Readonly<Record<string, PropertyType>> = {
  create: "string",
  update: "string",
  delete: "string",
  triggers: "list",
  ...EVERY_COMMAND,
};

/** The arguments of the `run` function. Source: `RunInputs` in provider/pkg/provider/local/run.go. */
export const RUN_INPUTS: Readonly<Record<string, PropertyType>> = { command: "string", ...EVERY_COMMAND };

/** The names of a command's outputs, in addition to its inputs. */
export const OUTPUTS = ["stdout", "stderr"] as const;

/**
 * The names of the inputs that select files to return as assets. The stand-in rejects these inputs, because Berth does not use them. An
 * error is better than partial support.
 */
export const REFUSED_INPUTS: ReadonlySet<string> = new Set(["assetPaths", "archivePaths"]);
