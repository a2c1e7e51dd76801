import { recordOf } from "../../../cluster/cluster-plan";
import type { Finding } from "../../../findings/finding";
import { parseKindConfig } from "../../../kind-config/parse-kind-config";
import type { ClusterRecord } from "../../../model/cluster-record";
import { refusedCodes } from "../../../../test/fixtures/refusals";
import type { ExposureArgs, NamedAppArgs } from "../../arguments/app-args";
import { planApp } from "../../plan-app";
import { planApps } from "../../plan-apps";

const exam = `
apiVersion: kind.x-k8s.io/v1alpha4
kind: Cluster
name: exam
nodes:
- role: control-plane
  extraPortMappings:
  - { containerPort: 30000, hostPort: 30000, listenAddress: "127.0.0.1", protocol: tcp }
  - { containerPort: 30080, hostPort: 30080, listenAddress: "127.0.0.1", protocol: tcp }
- role: worker
  extraPortMappings:
  - { containerPort: 30000, hostPort: 40000, listenAddress: "127.0.0.1", protocol: tcp }
  - { containerPort: 30080, hostPort: 40080, listenAddress: "127.0.0.1", protocol: tcp }
`;
const record = recordOf(parseKindConfig(exam).plan);
/** The names of the ports, by host port. */
const names = new Map(record.ports.map(({ hostPort, name }) => [hostPort, name]));
const on = (hostPort: number, changes: Partial<ExposureArgs> = {}): ExposureArgs => ({
  port: names.get(hostPort) ?? "",
  containerPort: 80,
  ...changes,
});

function warned(apps: readonly NamedAppArgs[], cluster: ClusterRecord = record): unknown[] {
  const found: Finding[] = [];
  planApps(cluster, apps, (warning) => found.push(warning));
  const byName = new Map([...names].map(([hostPort, name]) => [name, hostPort]));
  return found.map(({ code, value }) => `${code} ${byName.get(value as string)}`);
}

describe("an app that names both host ports of one NodePort", () => {
  const exposures = [on(30000), on(40000)];

  it("has one Service with one NodePort, and one URL for each host port", () => {
    const plan = planApp({ name: "web", exposures }, record, []);
    expect(plan.services).toMatchObject([
      { name: "web", type: "NodePort", ports: [{ port: 80, nodePort: 30000 }] },
    ]);
    expect(plan.services[0]?.ports).toHaveLength(1);
    expect(plan.exposures.map(({ url }) => url)).toEqual(["tcp://127.0.0.1:30000", "tcp://127.0.0.1:40000"]);
    expect(plan.pods.placement.affinity).toBeUndefined();
  });

  it("can use a second NodePort through both nodes too", () => {
    const all = [...exposures, on(30080, { containerPort: 8080 }), on(40080, { containerPort: 8080 })];
    const plan = planApp({ name: "web", exposures: all }, record, []);
    expect(plan.services).toMatchObject([
      {
        ports: [
          { port: 80, nodePort: 30000 },
          { port: 8080, nodePort: 30080 },
        ],
      },
    ]);
    expect(warned([{ name: "web", exposures: all }])).toEqual([]);
  });

  it.each<[string, Partial<ExposureArgs>]>([
    ["containerPort", { containerPort: 8080 }],
    ["appProtocol", { appProtocol: "kubernetes.io/ws" }],
    ["externalTrafficPolicy", { externalTrafficPolicy: "Local" }],
  ])(
    "is rejected if the exposures have another %s, because the Service has the NodePort once",
    (_, other) => {
      const different = [on(30000), on(40000, other)];
      expect(refusedCodes(() => planApp({ name: "web", exposures: different }, record, []))).toEqual([
        "NODE_PORT_TAKEN exposures[1].port",
      ]);
    },
  );

  it("is rejected with the policy Local, because each pod runs on only one node", () => {
    const local = exposures.map((one) => ({ ...one, externalTrafficPolicy: "Local" as const }));
    const reject = () => planApp({ name: "web", exposures: local }, record, []);
    expect(reject).toThrow(/Omit `externalTrafficPolicy`.*\[PORTS_ON_DIFFERENT_NODES\]/);
  });

  it("is in conflict with another app on either host port", () => {
    const two = { name: "two", ...on(40000) };
    expect(refusedCodes(() => planApps(record, [{ name: "one", ...on(30000) }, two]))).toContain(
      "NODE_PORT_TAKEN two.port",
    );
    const claims = planApp({ name: "one", exposures }, record, []).exposures.map(({ claim }) => claim);
    expect(refusedCodes(() => planApp(two, record, claims))).toEqual(["CLAIM_TAKEN port"]);
    expect(refusedCodes(() => planApp({ ...two, ...on(40080) }, record, claims))).toEqual([]);
  });
});

describe("an app that names one host port of a NodePort", () => {
  const web = { name: "web", ...on(30000) };
  const others = { name: "others", exposures: [on(30080), on(40080)] };

  it("is also reachable through the other host port, so this port is not reported as unused", () => {
    expect(warned([web, others])).toEqual([]);
    expect(warned([others])).toEqual(["PORT_UNCLAIMED 30000", "PORT_UNCLAIMED 40000"]);
  });

  it("can belong to another stack", () => {
    const { claim } = planApp(web, record, []).exposures[0];
    const claims = [{ ...claim, stack: "shop/dev" }];
    expect(warned([others], { ...record, claims })).toEqual([]);
  });

  it("is not reachable through the other host port with the policy Local, with UDP, or as a hostPort", () => {
    expect(warned([{ ...web, externalTrafficPolicy: "Local" }, others])).toEqual(["PORT_UNCLAIMED 40000"]);
    expect(warned([{ ...web, exposure: "hostPort" }, others])).toEqual(["PORT_UNCLAIMED 40000"]);
    const ports = record.ports.map((port) =>
      port.hostPort === 40000 ? { ...port, protocol: "UDP" as const } : port,
    );
    expect(warned([web, others], { ...record, ports })).toEqual(["PORT_UNCLAIMED 40000"]);
  });
});
