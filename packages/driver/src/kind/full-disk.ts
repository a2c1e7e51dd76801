import { BerthError } from "@kind-berth/topology";
import type { Engine } from "../engine/engine";

/** The error text that Linux programs print if the disk is full. */
const noSpace = "no space left on device";

/**
 * If kind failed because the engine's disk was full, returns an error in which a finding with the remedy comes before kind's own error.
 * Returns all other errors unchanged.
 */
export function explainFullDisk(error: unknown, { name, info }: Engine): unknown {
  if (!BerthError.isInstance(error) || !error.message.includes(noSpace)) return error;
  return new BerthError(error.subject, [
    {
      code: "DISK_FULL",
      object: `disk of ${name}${info.dataRoot === undefined ? "" : ` at ${info.dataRoot}`}`,
      state: "is full",
      reason: `kind reported "${noSpace}"`,
      remedy: `Free disk space, for example with \`${name} system prune\`, which removes unused data. Then run \`pulumi up\` again.`,
    },
    ...error.findings,
  ]);
}
