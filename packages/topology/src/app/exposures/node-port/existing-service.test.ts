import { recordOf } from "../../../cluster/cluster-plan";
import type { Finding } from "../../../findings/finding";
import { parseKindConfig } from "../../../kind-config/parse-kind-config";
import type { ClusterRecord } from "../../../model/cluster-record";
import type { Taint } from "../../../model/node-record";
import { findingsOf } from "../../../../test/fixtures/examples/rule-example";
import { refusedCodes } from "../../../../test/fixtures/refusals";
import type { NamedServiceArgs } from "../../arguments/app-args";
import { planExposure } from "../../plan-app";
import { planService, planServiceExposure } from "../../plan-service";
import { expectedService } from "../../services/expected-service";
import { nameOfService } from "../../services/service-resource";

const istio = `
kind: Cluster
apiVersion: kind.x-k8s.io/v1alpha4
name: k8s-proj
nodes:
  - role: control-plane
  - role: worker
    extraPortMappings:
      - { containerPort: 30000, hostPort: 80, listenAddress: "127.0.0.1", protocol: TCP }
      - { containerPort: 31000, hostPort: 443, listenAddress: "127.0.0.1", protocol: TCP }
      - { containerPort: 32000, hostPort: 15021, listenAddress: "127.0.0.1", protocol: TCP }
  - role: worker
`;
const record = recordOf(parseKindConfig(istio).plan);
const portTo = (containerPort: number) =>
  record.ports.find((port) => port.containerPort === containerPort)?.name ?? "";
const gateway: NamedServiceArgs = {
  name: "istio-http",
  namespace: "istio-ingress",
  port: portTo(30000),
  service: { name: "istio-ingressgateway", port: 80 },
};

describe("an existing Service of type NodePort", () => {
  it("is exposed as it is: the route ends at the Service, and the claim is the NodePort", () => {
    const planned = planServiceExposure(gateway, record, []);
    expect(planned).toMatchObject({
      exposure: "nodePort",
      url: "tcp://127.0.0.1:80",
      backend: { name: "istio-ingressgateway", port: 80 },
      claim: { owner: "istio-http", binds: { port: 30000, protocol: "TCP" } },
    });
    expect(planned.route.map(({ kind }) => kind)).toEqual(["hostPort", "node", "service"]);
    expect(planned.route.at(-1)).toEqual({
      kind: "service",
      namespace: "istio-ingress",
      name: "istio-ingressgateway",
      port: 80,
      nodePort: 30000,
    });
    for (const key of ["ingress", "pods", "service"]) expect(planned).not.toHaveProperty(key);
  });

  it("has one app for each of its ports; a second app with the same NodePort is in conflict", () => {
    const { claim } = planServiceExposure(gateway, record, []);
    const https = { ...gateway, name: "istio-https", port: portTo(31000) };
    expect(refusedCodes(() => planServiceExposure(https, record, [claim]))).toEqual([]);
    const web = { name: "web", port: portTo(30000), containerPort: 80 };
    expect(refusedCodes(() => planExposure(web, record, [claim]))).toEqual(["CLAIM_TAKEN port"]);
  });

  it("is also exposed through one NodePort on two nodes, and has one NodePort for each protocol", () => {
    const [first] = record.ports;
    if (first === undefined) throw new Error("the cluster has no port");
    const again = { ...first, name: "again", node: "worker2", hostPort: 8080 };
    const on = { ...record, ports: [...record.ports, again] };
    const { service } = gateway;
    const through = (...ports: string[]) => ({
      name: "argocd",
      service,
      exposures: ports.map((port) => ({ port })),
    });
    expect(planService(through(first.name, "again"), on, []).exposures).toHaveLength(2);
    expect(refusedCodes(() => planService(through(portTo(30000), portTo(31000)), on, []))).toEqual([
      "NODE_PORT_DIFFERS exposures[1].port",
    ]);
  });

  it("must have the containerPort as its NodePort if the arguments contain the NodePort", () => {
    expect(refusedCodes(() => planServiceExposure({ ...gateway, nodePort: 30000 }, record, []))).toEqual([]);
    const reject = () => planServiceExposure({ ...gateway, nodePort: 31234 }, record, []);
    expect(reject).toThrow(/it must be 30000.*change the Service's NodePort to 30000. \[NODE_PORT_DIFFERS\]/);
  });

  it("can have a NodePort from the cluster's own range; control: outside the range, no NodePort is inferred", () => {
    const [first] = record.ports;
    const ports = [{ ...first, name: "argocd", containerPort: 3000 }] as ClusterRecord["ports"];
    const args = { ...gateway, port: "argocd" };
    const changed = { ...record, ports, serviceNodePortRange: { first: 3000, last: 4000 } };
    expect(planServiceExposure(args, changed, []).exposure).toBe("nodePort");
    expect(refusedCodes(() => planServiceExposure(args, { ...record, ports }, []))).toEqual([
      "SERVICE_NOT_EXPOSABLE exposure",
    ]);
  });
});

describe("the policy Local of an existing Service", () => {
  const local = { ...gateway, externalTrafficPolicy: "Local" } as const;
  const taint: Taint = { key: "example.com/other", effect: "NoSchedule" };
  const warned = (args: NamedServiceArgs, on: ClusterRecord) =>
    findingsOf((warn) => planServiceExposure(args, on, [], warn)).map(({ code, path }) => `${code} ${path}`);
  const tainted = (...names: string[]): ClusterRecord => ({
    ...record,
    nodes: record.nodes.map((node) => (names.includes(node.name) ? { ...node, taints: [taint] } : node)),
  });

  it("is a warning if another node can run the pods, and the route contains the policy", () => {
    expect(warned(local, record)).toEqual(["LOCAL_POLICY_UNCHECKED externalTrafficPolicy"]);
    expect(planServiceExposure(local, record, []).route.at(-1)).toMatchObject({
      externalTrafficPolicy: "Local",
    });
    expect(warned({ ...local, externalTrafficPolicy: "Cluster" }, record)).toEqual([]);
  });

  it.each<[string, ClusterRecord, boolean]>([
    ["the port's node is the only untainted node", tainted("worker2"), false],
    ["the port's node is tainted", tainted("worker"), true],
    ["every node is tainted", tainted("worker", "worker2"), true],
    [
      "the cluster has one node",
      { ...record, nodes: record.nodes.filter(({ name }) => name === "worker") },
      false,
    ],
    [
      "the record lists one of several nodes",
      { ...record, otherNodes: true, nodes: record.nodes.filter(({ name }) => name === "worker") },
      true,
    ],
    [
      "the port's entry represents two nodes",
      { ...tainted("worker2"), nodes: tainted("worker2").nodes.map((node) => ({ ...node, count: 2 })) },
      true,
    ],
  ])("if %s", (_, on, isWarned) => {
    expect(warned(local, on)).toEqual(isWarned ? ["LOCAL_POLICY_UNCHECKED externalTrafficPolicy"] : []);
  });
});

describe("a Service resource", () => {
  const plan = planService({ ...gateway, service: { resource: {}, port: 80 } }, record, []);
  const resource = (spec: object) => ({
    kind: "Service",
    metadata: { name: "istio-ingressgateway-5f", namespace: "istio-ingress" },
    spec: { type: "NodePort", ports: [{ port: 80, nodePort: 30000 }], ...spec },
  });
  const checked = (spec: object) => {
    const expected = expectedService(plan, 80, record);
    return findingsOf((warn) => nameOfService(resource(spec), expected, warn));
  };
  const codes = (found: readonly Finding[]) => found.map(({ code, path }) => `${code} ${path}`);

  it.each<[string, object, string[]]>([
    ["the NodePort of the port mapping", {}, []],
    ["a NodePort that the API server assigns later", { ports: [{ port: 80 }] }, []],
    ["the type LoadBalancer, which has NodePorts too", { type: "LoadBalancer" }, []],
    ["another NodePort", { ports: [{ port: 80, nodePort: 31234 }] }, ["NODE_PORT_DIFFERS service.resource"]],
    ["the type ClusterIP", { type: "ClusterIP" }, ["SERVICE_RESOURCE_INVALID service.resource"]],
    ["no type", { type: undefined }, ["SERVICE_RESOURCE_INVALID service.resource"]],
    [
      "the same number for another protocol only",
      {
        ports: [
          { port: 80, protocol: "UDP", nodePort: 31234 },
          { port: 80, nodePort: 30000 },
        ],
      },
      [],
    ],
    ["the policy Local", { externalTrafficPolicy: "Local" }, ["LOCAL_POLICY_UNCHECKED service.resource"]],
  ])("with %s: %j", (_, spec, expected) => {
    expect(codes(checked(spec))).toEqual(expected);
  });

  it("needs no NodePort for an Ingress", () => {
    const ports = record.ports.map((port) => ({ ...port, name: "http", containerPort: 80 }));
    const http = planService({ ...gateway, port: "http" }, { ...record, ports }, []);
    const found = resource({ type: "ClusterIP" });
    expect(nameOfService(found, expectedService(http, 80, record))).toBe("istio-ingressgateway-5f");
  });
});
