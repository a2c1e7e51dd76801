import type { Finding } from "@kind-berth/topology";
import { clusterExamples } from "./cluster-examples";
import { machineExamples } from "./machine-examples";
import type { UpRule } from "./up-rule";

/**
 * The driver rules that no driver function reports. If the Command resource in a Pulumi stack cannot find the driver, the Command itself
 * prints `DRIVER_NOT_FOUND`.
 */
type Unreported = "DRIVER_NOT_FOUND";

/** Functions that create example findings, for every rule that the driver reports. The examples come from the driver's own functions. */
export const findingExamples: Readonly<Record<Exclude<UpRule, Unreported>, () => readonly Finding[]>> = {
  ...machineExamples,
  ...clusterExamples,
};
