import { planCluster } from "@kind-berth/topology";
import { describePorts } from "./describe-ports";

const plan = planCluster({
  name: "demo",
  nodes: [{ role: "control-plane" }, { role: "worker" }],
  portMappings: [
    { name: "a-http", hostPort: 8080, containerPort: 80, node: "worker" },
    { name: "b-kubelet", hostPort: 10250, containerPort: 10250, node: "worker" },
    { name: "c-dns", hostPort: 5353, containerPort: 53, node: "control-plane", protocol: "UDP" },
    { name: "d-first", hostPort: 30000, containerPort: 30000, node: "worker" },
    { name: "e-second", hostPort: 30001, containerPort: 30001, node: "worker" },
    { name: "f-https", hostPort: 8443, containerPort: 443, node: "worker" },
  ],
});

it("describes each port, and describes similar ports together", () => {
  expect(describePorts(plan).join("\n"))
    .toBe(`port a-http: 127.0.0.1:8080/TCP -> node worker, containerPort 80
port f-https: 127.0.0.1:8443/TCP -> node worker, containerPort 443
  possible: ingress (default), gateway, hostPort
  not possible: nodePort, because the containerPort is outside the NodePort range 30000-32767
  The host port needs a pod on node \`worker\` whose hostPort is the containerPort, such as an Ingress controller. A pod on another node does not answer. A Service alone does not answer.
port b-kubelet: 127.0.0.1:10250/TCP -> node worker, containerPort 10250
  possible: none
  not possible: ingress, gateway, hostPort, nodePort, because a Kubernetes component listens on the containerPort on node \`worker\`
  The host port reaches the Kubernetes component, and no app can use it.
port c-dns: 127.0.0.1:5353/UDP -> node control-plane, containerPort 53
  possible: hostPort (default)
  not possible: ingress, gateway, because it needs HTTP over TCP, and the port uses UDP
  not possible: nodePort, because the containerPort is outside the NodePort range 30000-32767
  The host port needs a pod on node \`control-plane\` whose hostPort is the containerPort. A pod on another node does not answer. The pod must tolerate the node's taint \`node-role.kubernetes.io/control-plane:NoSchedule\`. A Service alone does not answer.
ports d-first to e-second: 127.0.0.1:30000-30001/TCP -> node worker, containerPort 30000-30001
  possible: ingress, gateway, hostPort, nodePort (default)
  The host port needs a Service whose nodePort is the containerPort; its pods can run on any node. With \`externalTrafficPolicy: Local\`, a pod of the Service must run on node \`worker\`. A Service with any other nodePort does not answer.`);
});

it("describes ports with consecutive numbers in one line, unless their numbers or addresses differ", () => {
  const port = (name: string, number: number, changes: object = {}) => ({
    name,
    hostPort: number,
    containerPort: number,
    ...changes,
  });
  const portMappings = [
    port("a", 30000),
    port("b", 30001),
    port("c", 30002),
    port("d", 30004),
    port("e", 30005, { containerPort: 30006 }),
    port("f", 30006, { containerPort: 30007, listenAddress: "127.0.0.2" }),
    port("g", 30007, { containerPort: 30008, protocol: "UDP" }),
  ];
  const [tcp, udp] = describePorts(planCluster({ name: "demo", portMappings }));
  expect(tcp?.split("\n").filter((line) => line.startsWith("port"))).toEqual([
    "ports a to c: 127.0.0.1:30000-30002/TCP -> node control-plane, containerPort 30000-30002",
    "port d: 127.0.0.1:30004/TCP -> node control-plane, containerPort 30004",
    "port e: 127.0.0.1:30005/TCP -> node control-plane, containerPort 30006",
    "port f: 127.0.0.2:30006/TCP -> node control-plane, containerPort 30007",
  ]);
  expect(udp).toContain("port g: 127.0.0.1:30007/UDP");
});

it("shows each host address of a port", () => {
  const listenAddress = ["127.0.0.1", "::1"];
  const several = planCluster({
    name: "demo",
    portMappings: [
      { name: "a", hostPort: "30000-30001", containerPort: "30000-30001", listenAddress },
      { name: "b", hostPort: 30002, containerPort: 30002, listenAddress: "127.0.0.1" },
    ],
  });
  const [text] = describePorts(several);
  expect(text?.split("\n").filter((line) => line.startsWith("port"))).toEqual([
    "ports a-30000 to a-30001: 127.0.0.1:30000-30001/TCP and [::1]:30000-30001/TCP -> node control-plane, containerPort 30000-30001",
    "port b: 127.0.0.1:30002/TCP -> node control-plane, containerPort 30002",
  ]);
});

it("is empty without ports", () => {
  expect(describePorts(planCluster({ name: "demo" }))).toEqual([]);
});

it("does not show a derived host port, because the number depends on the stack", () => {
  const portMappings = [{ name: "http", hostPort: "auto", containerPort: 80 }] as const;
  const [section] = describePorts(planCluster({ name: "demo", portMappings }));
  expect(section?.split("\n")[0]).toBe(
    "port http: 127.0.0.1:auto/TCP -> node control-plane, containerPort 80",
  );
});

it("describes a derived host port alone, even if a fixed host port follows it", () => {
  const first = { name: "first", hostPort: "auto", containerPort: 30000 } as const;
  const derived = planCluster({ name: "demo", portMappings: [first] }).ports[0]?.hostPort ?? 0;
  const next = { name: "next", hostPort: derived + 1, containerPort: 30001 };
  const [section] = describePorts(planCluster({ name: "demo", portMappings: [first, next] }));
  expect(section?.split("\n").slice(0, 2)).toEqual([
    "port first: 127.0.0.1:auto/TCP -> node control-plane, containerPort 30000",
    `port next: 127.0.0.1:${derived + 1}/TCP -> node control-plane, containerPort 30001`,
  ]);
});
