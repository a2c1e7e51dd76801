import * as command from "@pulumi/command";
import type { DriverCommand } from "../driver";
import { driverBootstrap } from "./driver-bootstrap";

/** The arguments of every Command that runs the driver. No shell parses them. All user input goes through standard input. */
export const driver: Pick<command.local.CommandArgs, "interpreter" | "logging"> = {
  // The Command's text follows as the last argument. After "--", Node.js does not parse it as an option.
  interpreter: ["node", "-e", driverBootstrap, "--"],
  // The driver writes its progress to standard error. Its standard output can contain a secret.
  logging: command.types.enums.local.Logging.Stderr,
};

/**
 * The text of a Command that runs a command of the driver.
 *
 * The text is part of the state of every stack, as {@link driverBootstrap} is. It is the same on every machine and in every release.
 */
export function driverText(text: DriverCommand): string {
  return text;
}
