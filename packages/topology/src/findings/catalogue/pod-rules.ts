import type { Rule } from "./rule";

/** Rules for an app's pods: their number, placement, rollout and metadata. */
export const podRules = {
  REPLICAS_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "`replicas` is not a whole number of 0 or more.",
    cause: "Kubernetes rejects other numbers.",
    fix: "Use a whole number of 0 or more.",
  },
  REPLICAS_EXCEED_NODES: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app or an Ingress controller has more pods than there are nodes that carry its port.",
    cause:
      "With the exposure `hostPort`, each pod binds a port of its node. The pods of an Ingress controller do the same. Pods without a free node stay pending.",
    fix: "Reduce `replicas`, or use the exposure `ingress`, whose pods run on any node.",
  },
  NODES_WITHOUT_POD: {
    severity: "warning",
    raisedBy: "preview",
    meaning: "An app or an Ingress controller has fewer pods than there are nodes that carry its port.",
    cause: "If a node carries the port but has no pod, nothing listens on the port of that node.",
    fix: "Omit `replicas`, unless the load balancer in front of the nodes uses only healthy nodes.",
  },
  PORTS_ON_DIFFERENT_NODES: {
    severity: "error",
    raisedBy: "preview",
    meaning: "Two exposures of an app need its pods on different nodes.",
    cause:
      "The exposure `hostPort` needs the pods on the node that carries the port. The exposure `nodePort` needs the same if `externalTrafficPolicy` is `Local`. A pod runs on only one node.",
    fix: "Assign both ports to one node, use `ingress` or `nodePort` for one of them, or create two apps.",
  },
  CONTAINER_PORT_BOUND_TWICE: {
    severity: "error",
    raisedBy: "preview",
    meaning: "Two `hostPort` exposures of an app route to the same port of its container.",
    cause:
      "Kubernetes identifies a container port by its number and protocol. A container port has at most one hostPort.",
    fix: "Let the container listen on another port, or use `ingress` or `nodePort` for one of them.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports",
    },
  },
  STRATEGY_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "`strategy` is neither `RollingUpdate` nor `Recreate`.",
    cause: "A Deployment supports these two strategies.",
    fix: "Use one of the two values. If you omit `strategy`, Berth infers the strategy from the exposure.",
  },
  ROLLOUT_NEEDS_PORT_TWICE: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app with the exposure `hostPort` uses the strategy `RollingUpdate`.",
    cause:
      "The new pod needs the port of the node, and the old pod keeps it until the new pod is ready. The rollout would never end.",
    fix: "Omit `strategy`, or set it to `Recreate`.",
    source: { name: "kind", url: "https://github.com/kubernetes-sigs/kind/issues/1552" },
  },
  POD_PLACEMENT_DECIDED: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The `podSpec` of an app selects nodes, but the exposure already pins the pods to a node.",
    cause: "On any other node, the host port would not reach the pods.",
    fix: "Remove `nodeName`, `nodeSelector` or `affinity.nodeAffinity`, or move the port to another node.",
  },
  METADATA_RESERVED: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A label or annotation of an app is reserved for Berth.",
    cause:
      "Berth selects the pods of an app by the labels `app.kubernetes.io/name` and `app.kubernetes.io/managed-by`. When a port moves to another node, Berth changes the annotations `port.berth.dev/…`, so that Kubernetes recreates the pods. The annotation `pulumi.com/skipAwait` would also apply to the Deployment. Pulumi would then not wait until deleted pods have freed their ports.",
    fix: "Use another key. To set `pulumi.com/skipAwait` on one object, use `transform`.",
  },
  NODES_ALL_TAINTED: {
    severity: "error",
    raisedBy: "preview",
    meaning: "Every node of the cluster has a taint that unpinned pods do not tolerate.",
    cause:
      "Pods that are not pinned to a node tolerate only the kubeadm taint of control planes. They would stay pending.",
    fix: "Remove the taints from a node, or use the exposure `hostPort`.",
  },
} as const satisfies Record<string, Rule>;
