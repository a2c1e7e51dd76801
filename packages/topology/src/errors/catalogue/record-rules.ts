import type { Rule } from "./rule";

/** Cluster records that cross from one stack to another. */
export const recordRules = {
  RECORD_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A value that should be a cluster record is not one.",
    remedy: "Pass on the `record` output of a KindCluster as it is.",
  },
  RECORD_VERSION_UNKNOWN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A cluster record was written by a version of Berth that this one does not understand.",
    remedy: "Use the same version of Berth in the stack that writes the record and in the one that reads it.",
  },
} as const satisfies Record<string, Rule>;
