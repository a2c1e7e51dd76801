import type { Finding } from "@kind-berth/topology";
import { clusterExamples } from "./cluster-examples";
import { machineExamples } from "./machine-examples";
import type { UpRule } from "./up-rule";

/**
 * The driver rules that no function of the driver reports. If the Command resource in a Pulumi stack cannot find the driver, the Command
 * itself prints `DRIVER_NOT_FOUND`.
 */
type Unreported = "DRIVER_NOT_FOUND";

/** Example findings for every rule that the driver reports. The driver's own functions create these findings. */
export const findingExamples: Readonly<Record<Exclude<UpRule, Unreported>, () => readonly Finding[]>> = {
  ...machineExamples,
  ...clusterExamples,
};
