import type { Rule } from "./rule";

/** Rules for cluster records and for outputs from other stacks. */
export const recordRules = {
  RECORD_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A program passes a value that is not a cluster record.",
    cause: "The value was changed, or does not come from a cluster's `record` output.",
    fix: "Pass the cluster's `record` output without changes.",
  },
  RECORD_VERSION_UNKNOWN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A cluster record has an unsupported version.",
    cause: "Another release of Berth wrote the record.",
    fix: "Use the same release of Berth in the stack that writes the record and in the stack that reads it.",
  },
  STACK_OUTPUT_MISSING: {
    severity: "error",
    raisedBy: "preview",
    meaning: "Another stack does not have a `record` or `kubeconfig` output.",
    cause: "The other stack does not export the output, or has not been deployed since the export was added.",
    fix: "In the other stack, export the cluster's `record` and `kubeconfig`, and run `pulumi up` there first.",
  },
  RECORD_SECRET: {
    severity: "error",
    raisedBy: "preview",
    meaning: "Another stack exports its cluster record as a secret.",
    cause:
      "Berth uses the values in the record to place apps, and shows these values in previews and messages. Pulumi hides a secret value during a preview, and a message must not contain a secret.",
    fix: "Export the cluster's `record` as a separate output, not together with the kubeconfig.",
  },
  KUBECONFIG_IN_PLAIN: {
    severity: "warning",
    raisedBy: "preview",
    meaning: "Another stack exports its kubeconfig as plain text.",
    cause: "Any user who can read the outputs of that stack can administer the cluster.",
    fix: "Export the cluster's `kubeconfig` output, which is already a secret. If you export a modified copy of the kubeconfig, wrap it in `pulumi.secret`.",
  },
} as const satisfies Record<string, Rule>;
