import * as command from "@pulumi/command";

/** What a Command takes to run the driver. No shell reads it, and all that comes from the user goes by standard input. */
export const driver: Pick<command.local.CommandArgs, "interpreter" | "logging"> = {
  interpreter: ["node", "-e"],
  // The driver writes its progress to standard error; what it writes to standard output may be a secret.
  logging: command.types.enums.local.Logging.Stderr,
};
