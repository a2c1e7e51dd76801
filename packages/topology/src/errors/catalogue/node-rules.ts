import type { Rule } from "./rule";

/** The nodes of a cluster. */
export const nodeRules = {
  CLUSTER_NAME_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "kind makes container and node names from the cluster's name, so it must be a DNS name in lower case, and the longest node name with it at most 63 characters.",
    remedy: "Choose a short name of lower-case letters, digits and `-`.",
  },
  CONTROL_PLANE_MISSING: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A cluster needs at least one node of the role `control-plane`.",
    remedy: 'Add `{ role: "control-plane" }` to `nodes`, or leave `nodes` out.',
  },
  NODE_ROLE_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "kind knows two roles of nodes: `control-plane` and `worker`.",
    remedy: "Use one of the two.",
  },
} as const satisfies Record<string, Rule>;
