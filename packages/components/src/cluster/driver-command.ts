import * as command from "@pulumi/command";
import type { DriverCommand } from "../driver";
import { driverBootstrap } from "./driver-bootstrap";

/**
 * The arguments for every Command that runs the driver. No shell parses these arguments. The Command passes all user input to the driver on
 * standard input.
 */
export const driver: Pick<command.local.CommandArgs, "interpreter" | "logging"> = {
  // The Command's text follows as the last argument. The "--" prevents Node.js from parsing this text as an option.
  interpreter: ["node", "-e", driverBootstrap, "--"],
  // The driver writes its progress to standard error. Its standard output can contain a secret.
  logging: command.types.enums.local.Logging.Stderr,
};

/**
 * The arguments for every Command whose output is a secret. By default, an updated Command gets its previous output as an environment
 * variable.
 */
export const driverWithSecretOutput: typeof driver &
  Pick<command.local.CommandArgs, "addPreviousOutputInEnv"> = {
  ...driver,
  addPreviousOutputInEnv: false,
};

/**
 * Returns the text for a Pulumi Command that runs the driver, such as `cluster create`.
 *
 * The state of every stack contains this text and {@link driverBootstrap}. The text is the same on every machine and in every release.
 */
export function driverText(text: DriverCommand): string {
  return text;
}
