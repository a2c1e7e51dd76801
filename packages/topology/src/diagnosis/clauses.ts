import type { DiagnosedHopCode, HopEvidence } from "../model/hops/hop-codes";
import type { HopObject } from "../model/hops/hop-object";
import type { Diagnosis } from "./diagnosis";
import { podClauses } from "./pods/pod-clauses";

/** Renders a code's evidence as a clause without a full stop. The hop is the clause's subject. */
export type Clause<Code extends DiagnosedHopCode> = (
  evidence: HopEvidence<Code>,
  object: HopObject,
) => string;

/** The clauses for all codes that a diagnosis reports. */
export const clauses: { readonly [Code in DiagnosedHopCode]: Clause<Code> } = {
  ...podClauses,
  HOP_NOT_CHECKED: () => "it could not be checked",
  HOST_PORT_PUBLISHED: ({ publisher }) => `\`${publisher}\` publishes it`,
  HOST_PORT_NOT_PUBLISHED: () => "no running container publishes it",
  HOST_PORT_PUBLISHED_BY_OTHER: ({ publisher, portContainer }) =>
    `\`${publisher}\` publishes it instead of \`${portContainer}\``,
  EDGE_RUNNING: () => "it is running",
  EDGE_NOT_RUNNING: () => "it is not running",
  RESPONSE_RECEIVED: ({ status }) => `it responds with HTTP ${status}`,
  CONNECTION_OPEN: () => "it accepts connections",
  CONNECTION_REFUSED: () => "the connection is refused, because nothing listens on the host port",
  CONNECTION_RESET: () =>
    "the connection is closed immediately, because nothing listens behind the host port",
  RESPONSE_TIMED_OUT: () => "the connection opened, but the app sent no response",
  RESPONSE_AMBIGUOUS: ({ status }) =>
    `requests for every host name return HTTP ${status}, either from the app itself or from a controller that does not serve the app`,
  RESPONSE_FROM_PROXY: ({ status }) =>
    `the controller responds with HTTP ${status}, because it received no response from the app`,
  CERTIFICATE_EXPIRED: ({ notAfter }) => `the certificate for the HTTPS port expired on ${notAfter}`,
  NODE_READY: () => "it is Ready",
  NODE_NOT_READY: ({ message }) => `it is not Ready: ${message}`,
  NODE_CONTAINER_NOT_RUNNING: () => "its container is not running",
  NODE_CONTAINER_MISSING: () => "its container does not exist",
  NODE_CONTAINER_EXITED: ({ exitCode }) => `its container has exited with code ${exitCode}`,
  OBJECT_EXISTS: () => "it exists",
  OBJECT_MISSING: () => "it does not exist",
  INGRESS_SERVED: () => "a controller serves it",
  INGRESS_NOT_SERVED: () => "its status is empty, so no controller serves it",
  CONDITIONS_MET: () => "its controller has accepted it",
  CONDITION_NOT_TRUE: ({ condition, message }) => `\`${condition}\` is not true: ${message}`,
  SERVICE_READY: ({ endpoints, readyEndpoints }) =>
    `${readyEndpoints} of ${endpoints} endpoints ${readyEndpoints === 1 ? "is" : "are"} ready`,
  SERVICE_PORT_MISSING: ({ port, ports }) => `it has no port ${port}; its ports are ${ports.join(", ")}`,
  SERVICE_NODE_PORT_DIFFERS: ({ port, nodePort, nodePorts }) =>
    `its port ${port} has ${nodePorts.length === 0 ? "no NodePort" : `NodePort ${nodePorts.join(", ")}`}, but the host port forwards to NodePort ${nodePort}`,
  SERVICE_TARGET_PORT_UNKNOWN: ({ targetPorts }) =>
    `no container in its pods has a port named ${targetPorts.map((name) => `\`${name}\``).join(" or ")}`,
  SERVICE_WITHOUT_ENDPOINTS: () => "it has no endpoints, because its selector matches no pod",
  ENDPOINTS_NOT_ON_NODE: ({ portNode }) =>
    `its external traffic policy is \`Local\`, but it has no ready endpoint on node \`${portNode}\`, which carries the port`,
  ENDPOINTS_NOT_READY: ({ endpoints }) => `none of its ${endpoints} endpoints is ready`,
};

/**
 * Renders a diagnosis as a clause.
 *
 * @param object - the object that the diagnosis is about. Only clauses about pods and their owners name this object.
 */
export function clauseOf(found: Diagnosis, object: HopObject = { kind: "Pod", name: "" }): string {
  // The table's type guarantees that the function for each code accepts the code's evidence.
  const clause = clauses[found.code] as (evidence: Diagnosis["evidence"], object: HopObject) => string;
  return clause(found.evidence, object);
}
