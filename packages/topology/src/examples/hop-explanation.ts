import { hopCodeEntry, isDiagnosed, type HopCode, type HopCodeEntry } from "../model/hops/hop-codes";
import { describeObject, type HopObject, type ObjectKind } from "../model/hops/hop-object";
import { hopExamples } from "./hop-examples";
import { renderVerdicts } from "../diagnosis/verdict";

/** The complete description of a hop code, for documents and `berth explain`. The description is plain data. */
export type HopCodeExplanation = HopCodeEntry & {
  readonly code: HopCode;
  /** An example of an object that the code names, such as `Pod web-1 in namespace default`. */
  readonly exampleObject: string;
  /** An example of a line that Berth prints for the code. Omitted for a reserved code. */
  readonly exampleLine?: string;
};

/** Explains a hop code. */
export function explainHopCode(code: HopCode): HopCodeExplanation {
  const entry = hopCodeEntry(code);
  const verdict = isDiagnosed(code) ? hopExamples[code]() : undefined;
  return {
    code,
    ...entry,
    exampleObject: describeObject(verdict?.object ?? sampleObjects[entry.objects[0]]),
    ...(verdict === undefined ? {} : { exampleLine: renderVerdicts([verdict]).join("") }),
  };
}

const inDefault = (kind: ObjectKind, name: string): HopObject => ({ kind, name, namespace: "default" });

/** One example object of each type. */
const sampleObjects: Readonly<Record<ObjectKind, HopObject>> = {
  "Host port": { kind: "Host port", name: "127.0.0.1:8080" },
  "Load balancer": { kind: "Load balancer", name: "192.168.1.5:80" },
  Machine: { kind: "Machine", name: "colima" },
  Container: { kind: "Container", name: "demo-edge" },
  Node: { kind: "Node", name: "demo-worker" },
  Deployment: inDefault("Deployment", "web"),
  ReplicaSet: inDefault("ReplicaSet", "web-5d4"),
  Pod: inDefault("Pod", "web-1"),
  Pods: inDefault("Pods", "app=web"),
  IngressClass: { kind: "IngressClass", name: "nginx" },
  Ingress: inDefault("Ingress", "web"),
  Gateway: inDefault("Gateway", "web"),
  HTTPRoute: inDefault("HTTPRoute", "web"),
  Service: inDefault("Service", "web"),
  EndpointSlice: inDefault("EndpointSlice", "web-x7k2p"),
  Secret: inDefault("Secret", "web-tls"),
};
