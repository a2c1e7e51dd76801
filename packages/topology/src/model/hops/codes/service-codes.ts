import type { HopCodeEntry } from "./hop-code-entry";

/** Codes for Services and their endpoints. */
export const serviceCodes = {
  SERVICE_READY: {
    hops: ["service", "endpointSlice"],
    state: "pass",
    meaning: "The Service has the port and at least one ready endpoint.",
    cause: "The selector matches pods that are ready.",
    fix: "Nothing to do.",
    objects: ["Service"],
    evidence: ["endpoints", "readyEndpoints"],
  },
  SERVICE_PORT_MISSING: {
    hops: ["service"],
    state: "block",
    heals: "never",
    meaning: "The Service does not have the port of the route.",
    cause: "The Service was changed, or its port has another number.",
    fix: "Add the port to the Service, or correct the port in the rule.",
    objects: ["Service"],
    evidence: ["port", "ports"],
  },
  SERVICE_TARGET_PORT_UNKNOWN: {
    hops: ["service", "endpointSlice"],
    state: "block",
    heals: "may",
    meaning: "The `targetPort` of the Service is a port name that no container of the selected pods has.",
    cause:
      "The name is misspelled, the container declares no port with this name, or a rollout is not complete.",
    fix: "Use the name of a container port, or its number.",
    objects: ["Service"],
    evidence: ["targetPorts"],
  },
  SERVICE_WITHOUT_ENDPOINTS: {
    hops: ["service", "endpointSlice"],
    state: "block",
    heals: "may",
    meaning: "The Service has no endpoints.",
    cause: "The selector of the Service matches no pod.",
    fix: "Compare the selector of the Service with the labels of the pods.",
    objects: ["Service"],
    evidence: [],
  },
  ENDPOINTS_NOT_READY: {
    hops: ["service", "endpointSlice"],
    state: "block",
    heals: "may",
    meaning: "The Service has endpoints, but none is ready.",
    cause: "The selected pods start, or their readiness probes fail.",
    fix: "Check the state and the log of the pods.",
    objects: ["Service"],
    evidence: ["endpoints"],
  },
  ENDPOINTS_NOT_ON_NODE: {
    hops: ["endpointSlice"],
    state: "block",
    heals: "never",
    meaning:
      "The node that carries the port has no endpoint, and the Service forwards only to pods of the same node.",
    cause: "`externalTrafficPolicy` is `Local`, and the pods run on other nodes.",
    fix: "Pin a pod to the node with the port, or set `externalTrafficPolicy` to `Cluster`.",
    objects: ["Service"],
    evidence: ["portNode"],
    reserved: true,
  },
} as const satisfies Record<string, HopCodeEntry>;
