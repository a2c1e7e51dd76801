import { BerthError } from "@kind-berth/topology";
import type { Engine } from "../engine/engine";

/** The error text of every Linux program that finds no free disk space. */
const noSpace = "no space left on device";

/**
 * If kind failed because the engine's disk was full, adds a finding with the remedy before kind's own error. Returns any other error
 * unchanged.
 */
export function explainFullDisk(error: unknown, { name, info }: Engine): unknown {
  if (!BerthError.isInstance(error) || !error.message.includes(noSpace)) return error;
  return new BerthError(error.subject, [
    {
      code: "DISK_FULL",
      object: `disk of ${name}${info.dataRoot === undefined ? "" : ` at ${info.dataRoot}`}`,
      state: "is full",
      reason: `kind reported "${noSpace}"`,
      remedy: `Free some (\`${name} system prune\` removes what no container uses), and run \`pulumi up\` again.`,
    },
    ...error.findings,
  ]);
}
