import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as command from "@pulumi/command";

/** The annotations of an object that a health check waits for. */
export const existenceAwait = { "pulumi.com/waitFor": "jsonpath={.metadata.uid}" };

/**
 * The inputs of every Command that runs Berth's driver. The benchmark copies `interpreter.json` from the Berth program, so that both
 * programs register the same text.
 */
export const driver = {
  interpreter: JSON.parse(readFileSync(join(__dirname, "interpreter.json"), "utf8")) as string[],
  logging: command.types.enums.local.Logging.Stderr,
};
