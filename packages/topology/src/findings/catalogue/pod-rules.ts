import type { Rule } from "./rule";

/** Rules for an app's pods: their number, placement, rollout and metadata. */
export const podRules = {
  REPLICAS_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "`replicas` is not a whole number of 0 or more.",
    cause: "Kubernetes rejects any other value.",
    fix: "Use a whole number of 0 or more.",
  },
  REPLICAS_EXCEED_NODES: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "For an app or Ingress controller, the number of pods exceeds the number of nodes that carry its port.",
    cause:
      "With the `hostPort` exposure, each pod binds a port on its node. The pods of an Ingress controller do the same. Pods without a free node stay pending.",
    fix: "Reduce `replicas`, or use the `ingress` exposure, which lets the pods run on any node.",
  },
  NODES_WITHOUT_POD: {
    severity: "warning",
    raisedBy: "preview",
    meaning:
      "For an app or Ingress controller, the number of pods is lower than the number of nodes that carry its port.",
    cause: "If a node carries the port but has no pod, nothing listens on that node's port.",
    fix: "Omit `replicas`, unless a load balancer in front of the nodes forwards only to healthy nodes.",
  },
  PORTS_ON_DIFFERENT_NODES: {
    severity: "error",
    raisedBy: "preview",
    meaning: "Two exposures of an app conflict, because each needs the app's pods on a different node.",
    cause:
      "With the `hostPort` exposure, the pods must run on the node that carries the port. The same applies to the `nodePort` exposure if `externalTrafficPolicy` is `Local`. A pod runs on only one node.",
    fix: "Assign both ports to the same node, use the `ingress` or `nodePort` exposure for one of the ports, or create two apps.",
  },
  CONTAINER_PORT_BOUND_TWICE: {
    severity: "error",
    raisedBy: "preview",
    meaning: "Two `hostPort` exposures of an app route to the same container port.",
    cause:
      "Kubernetes identifies a container port by its number and protocol. A container port can have only one hostPort.",
    fix: "Configure the container to listen on a second port, or use the `ingress` or `nodePort` exposure for one of the ports.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports",
    },
  },
  STRATEGY_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "`strategy` is neither `RollingUpdate` nor `Recreate`.",
    cause: "A Deployment supports only the strategies `RollingUpdate` and `Recreate`.",
    fix: "Use one of the two values. If you omit `strategy`, Berth infers the strategy from the exposure.",
  },
  ROLLOUT_NEEDS_PORT_TWICE: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app with the `hostPort` exposure uses the `RollingUpdate` strategy.",
    cause:
      "The new pod needs the node's port, but the old pod keeps the port until the new pod is ready. The rollout would never complete.",
    fix: "Omit `strategy`, or set it to `Recreate`.",
    source: { name: "kind", url: "https://github.com/kubernetes-sigs/kind/issues/1552" },
  },
  POD_PLACEMENT_DECIDED: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app's `podSpec` selects nodes, but the exposure already pins the pods to a node.",
    cause: "On any other node, the host port would not reach the pods.",
    fix: "Remove `nodeName`, `nodeSelector` or `affinity.nodeAffinity`, or move the port to another node.",
  },
  METADATA_RESERVED: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app uses a label or annotation that is reserved for Berth.",
    cause:
      "Berth selects an app's pods by the labels `app.kubernetes.io/name` and `app.kubernetes.io/managed-by`. When a port moves to another node, Berth changes the `port.berth.dev/…` annotations so that Kubernetes recreates the pods. The annotation `pulumi.com/skipAwait` would also apply to the Deployment. Pulumi would then not wait until deleted pods have freed their ports.",
    fix: "Use another key. To set `pulumi.com/skipAwait` on one object, use `transform`.",
  },
  NODES_ALL_TAINTED: {
    severity: "error",
    raisedBy: "preview",
    meaning: "Every node in the cluster has a taint that unpinned pods do not tolerate.",
    cause:
      "Pods that are not pinned to a node tolerate only the taint that kubeadm sets on control planes, and the taints that match `podSpec.tolerations`. Such pods would stay pending.",
    fix: "Add a toleration to `podSpec.tolerations`, remove the taints from a node, or use the `hostPort` exposure.",
  },
} as const satisfies Record<string, Rule>;
