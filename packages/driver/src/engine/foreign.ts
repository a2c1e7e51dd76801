import type { SystemFinding } from "@kind-berth/topology";
import type { Progress } from "../process/progress";

/** A container or volume that has one of Berth's labels, but that Berth did not create. */
export interface Foreign {
  readonly name: string;
  /** A clause that explains why Berth cannot have created the container or volume. */
  readonly why: string;
}

/** Prints a warning about foreign containers or volumes, which Berth leaves unchanged. */
export function warnOfForeign(
  progress: Progress,
  type: "container" | "volume",
  foreign: readonly Foreign[],
): void {
  for (const { name, why } of foreign)
    progress.warn(`${type} \`${name}\` has Berth's label and stays unchanged: ${why}`);
}

/**
 * Creates the finding for a foreign container that uses a name that the cluster needs.
 *
 * @param needed - the container of the cluster that needs this name, such as `the edge container of port \`debug\``
 * @param why - a clause that describes why Berth cannot have created the container
 */
export function nameTaken(name: string, needed: string, why: string): SystemFinding {
  return {
    code: "CONTAINER_NOT_OURS",
    object: `container "${name}"`,
    state: "was not created by Berth",
    reason: `the cluster needs this name for ${needed}, but ${why}`,
    remedy: `Rename the container (\`docker rename ${name} NEW_NAME\`) or remove it. Then run \`pulumi up\` again.`,
  };
}
