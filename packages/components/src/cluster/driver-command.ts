import * as command from "@pulumi/command";
import type { DriverCommand } from "../driver";
import { driverBootstrap } from "./driver-bootstrap";

/** What a Command takes to run the driver. No shell reads it, and all that comes from the user goes by standard input. */
export const driver: Pick<command.local.CommandArgs, "interpreter" | "logging"> = {
  // The Command's own text follows as the last argument. After "--" Node.js does not take it for an option.
  interpreter: ["node", "-e", driverBootstrap, "--"],
  // The driver writes its progress to standard error; what it writes to standard output may be a secret.
  logging: command.types.enums.local.Logging.Stderr,
};

/**
 * The text of a Command that runs a command of the driver. It is part of the state of every stack, as {@link driverBootstrap} is: the same on
 * every machine and in every release.
 */
export function driverText(text: DriverCommand): string {
  return text;
}
