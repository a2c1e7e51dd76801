import { BerthError } from "@kind-berth/topology";
import type { Engine } from "../engine/engine";

/** What every Linux program says that finds no room. */
const noSpace = "no space left on device";

/** Puts what to do about it before what kind has said, where the engine's disk was full; any other error stays as it is. */
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
