/** What an input of the command provider must be. */
export type PropertyType = "string" | "boolean" | "list" | "string list" | "string map";

/** Inputs that every local command has. Source: `BaseInputs` in provider/pkg/provider/local/base.go, pulumi-command. */
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

/** Inputs of the `Command` resource. Source: `ResourceInputs` in provider/pkg/provider/common/inputs.go. */
export const COMMAND_INPUTS: Readonly<Record<string, PropertyType>> = {
  create: "string",
  update: "string",
  delete: "string",
  triggers: "list",
  ...EVERY_COMMAND,
};

/** Arguments of the `run` function. Source: `RunInputs` in provider/pkg/provider/local/run.go. */
export const RUN_INPUTS: Readonly<Record<string, PropertyType>> = { command: "string", ...EVERY_COMMAND };

/** What a command leaves behind, beside its inputs. */
export const OUTPUTS = ["stdout", "stderr"] as const;

/**
 * Inputs that name files to hand back as assets. The stand-in refuses them: nothing here uses them, and half of them
 * would be worse than none.
 */
export const REFUSED_INPUTS: ReadonlySet<string> = new Set(["assetPaths", "archivePaths"]);
