import type { HopCodeEntry } from "./hop-code-entry";

/** Codes for Services and their endpoints. */
export const serviceCodes = {
  SERVICE_READY: {
    hops: ["service", "endpointSlice"],
    state: "pass",
    meaning: "The Service has the port and at least one ready endpoint.",
    cause: "The Service's selector matches at least one ready pod.",
    fix: "Nothing to do.",
    objects: ["Service"],
    evidence: ["endpoints", "readyEndpoints"],
  },
  SERVICE_PORT_MISSING: {
    hops: ["service"],
    state: "block",
    heals: "never",
    meaning: "The Service does not have the route's port.",
    cause: "The Service's ports were changed, or the rule uses the wrong port number.",
    fix: "Add the port to the Service, or correct the port in the rule.",
    objects: ["Service"],
    evidence: ["port", "ports"],
  },
  SERVICE_NODE_PORT_DIFFERS: {
    hops: ["service"],
    state: "block",
    heals: "never",
    meaning: "The Service's port does not have the NodePort to which the host port forwards.",
    cause:
      "The Service has another type or another NodePort. If the host port responds, the response comes from another Service.",
    fix: "Set the Service's type to `NodePort`, and its `nodePort` to the `containerPort` of the port mapping.",
    objects: ["Service"],
    evidence: ["port", "nodePort", "nodePorts"],
  },
  SERVICE_TARGET_PORT_UNKNOWN: {
    hops: ["service", "endpointSlice"],
    state: "block",
    heals: "may",
    meaning: "The Service's `targetPort` names a port that no container in the selected pods declares.",
    cause:
      "The name is misspelled, the container declares no port with this name, or a rollout is not complete.",
    fix: "Use the name or number of a container port.",
    objects: ["Service"],
    evidence: ["targetPorts"],
  },
  SERVICE_WITHOUT_ENDPOINTS: {
    hops: ["service", "endpointSlice"],
    state: "block",
    heals: "may",
    meaning: "The Service has no endpoints.",
    cause: "The Service's selector matches no pod.",
    fix: "Compare the Service's selector with the pods' labels.",
    objects: ["Service"],
    evidence: [],
  },
  ENDPOINTS_NOT_READY: {
    hops: ["service", "endpointSlice"],
    state: "block",
    heals: "may",
    meaning: "The Service has endpoints, but none of them is ready.",
    cause: "The selected pods are starting, or their readiness probes fail.",
    fix: "Check the state and logs of the pods.",
    objects: ["Service"],
    evidence: ["endpoints"],
  },
  ENDPOINTS_NOT_ON_NODE: {
    hops: ["service", "endpointSlice"],
    state: "block",
    heals: "may",
    meaning:
      "The Service forwards only to pods on the same node, but the node that carries the port has no endpoint.",
    cause:
      "`externalTrafficPolicy` is `Local`, and the pods run on other nodes. During a rollout, the new pod may not be ready yet.",
    fix: "Pin a pod to the node that carries the port, or set `externalTrafficPolicy` to `Cluster`.",
    objects: ["Service"],
    evidence: ["portNode"],
  },
} as const satisfies Record<string, HopCodeEntry>;
