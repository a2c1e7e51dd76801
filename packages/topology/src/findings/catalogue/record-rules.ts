import type { Rule } from "./rule";

/** Rules for cluster records that one stack exports and another stack reads. */
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
  STACK_OUTPUT_MISSING: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "Another stack's cluster is asked for, and that stack has no such output (yet): no record, or no kubeconfig.",
    remedy:
      "Export `record` and `kubeconfig` of the cluster in the other stack, and run `pulumi up` there first.",
  },
  RECORD_SECRET: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "Another stack exports its cluster record as a secret; a record decides placement, so it is shown in messages.",
    remedy: "Export the cluster's `record` by itself, not together with the kubeconfig.",
  },
  KUBECONFIG_IN_PLAIN: {
    severity: "warning",
    raisedBy: "preview",
    meaning:
      "Another stack exports its kubeconfig in plain: whoever reads its outputs is the cluster's administrator.",
    remedy: "Export the cluster's `kubeconfig` as it is, a secret, or wrap it in `pulumi.secret`.",
  },
} as const satisfies Record<string, Rule>;
