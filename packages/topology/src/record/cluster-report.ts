import type { ClusterRecord } from "./cluster-record";

/** What the driver reports of a cluster that is there and as planned. */
export interface ClusterReport {
  /** The version of this form. */
  readonly version: 1;
  readonly record: ClusterRecord;
}
