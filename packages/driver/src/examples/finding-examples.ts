import type { Finding } from "@kind-berth/topology";
import { clusterExamples } from "./cluster-examples";
import { machineExamples } from "./machine-examples";
import type { UpRule } from "./up-rule";

/**
 * The rules of the driver that no function of the driver reports: the command of a Pulumi stack prints `DRIVER_NOT_FOUND` if there is no
 * driver.
 */
type Unreported = "DRIVER_NOT_FOUND";

/** Findings of every rule that the driver reports, as the driver words them. */
export const findingExamples: Readonly<Record<Exclude<UpRule, Unreported>, () => readonly Finding[]>> = {
  ...machineExamples,
  ...clusterExamples,
};
