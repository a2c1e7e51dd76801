import { parse } from "yaml";
import { planCluster } from "../cluster/plan-cluster";
import { everyField } from "../../test/fixtures/every-field";
import { renderKindConfig } from "./render-kind-config";

const plan = planCluster({
  name: "demo",
  nodes: [{ role: "control-plane" }, { role: "worker" }, { role: "worker", image: "kindest/node:v1.36.3" }],
  portMappings: [
    { name: "http", hostPort: 8080, containerPort: 80, node: "worker2" },
    { name: "dns", hostPort: 5353, containerPort: 53, protocol: "UDP", listenAddress: "::1" },
  ],
});

it("renders the whole plan as a kind config", () => {
  expect(renderKindConfig(plan, { cgroupVersion: 2 })).toBe(`kind: Cluster
apiVersion: kind.x-k8s.io/v1alpha4
name: demo
nodes:
  - role: control-plane
    labels: {}
    extraPortMappings: []
  - role: worker
    labels:
      port.berth.dev/dns: "53"
    extraPortMappings:
      - containerPort: 53
        hostPort: 5353
        listenAddress: ::1
        protocol: UDP
  - role: worker
    image: kindest/node:v1.36.3
    labels:
      port.berth.dev/http: "80"
    extraPortMappings:
      - containerPort: 80
        hostPort: 8080
        listenAddress: 127.0.0.1
        protocol: TCP
`);
});

it("renders one port mapping for each address of a port", () => {
  const several = planCluster({
    name: "demo",
    portMappings: [{ name: "http", hostPort: 8080, containerPort: 80, listenAddress: ["127.0.0.1", "::1"] }],
  });
  const { nodes } = parse(renderKindConfig(several, { cgroupVersion: 2 })) as { nodes: object[] };
  const mapping = { containerPort: 80, hostPort: 8080, protocol: "TCP" };
  expect(nodes).toMatchObject([
    {
      labels: { "port.berth.dev/http": "80" },
      extraPortMappings: [
        { ...mapping, listenAddress: "127.0.0.1" },
        { ...mapping, listenAddress: "::1" },
      ],
    },
  ]);
});

it("renders every field of the arguments", () => {
  const [controlPlane, worker] = everyField.nodes ?? [];
  const portOf = (hostPort: number, containerPort: number, listenAddress: string, protocol: string) => ({
    containerPort,
    hostPort,
    listenAddress,
    protocol,
  });
  expect(parse(renderKindConfig(planCluster(everyField), { cgroupVersion: 2 }))).toEqual({
    kind: "Cluster",
    apiVersion: "kind.x-k8s.io/v1alpha4",
    ...everyField,
    portMappings: undefined,
    nodes: [
      {
        ...controlPlane,
        labels: { tier: "edge", "port.berth.dev/dns": "53", "port.berth.dev/tcp-30000": "30000" },
        extraPortMappings: [portOf(5353, 53, "127.0.0.1", "UDP"), portOf(30000, 30000, "0.0.0.0", "TCP")],
      },
      {
        ...worker,
        labels: { "port.berth.dev/http": "80" },
        extraPortMappings: [portOf(8080, 80, "127.0.0.1", "TCP")],
      },
    ],
  });
});

it("omits edge ports, which separate containers publish, and labels their nodes", () => {
  const edge = planCluster({
    name: "demo",
    portMappings: [
      { name: "debug", hostPort: 9229, containerPort: 9229, publish: "edge" },
      { name: "http", hostPort: 8080, containerPort: 80 },
    ],
  });
  const { nodes } = parse(renderKindConfig(edge, { cgroupVersion: 2 })) as {
    nodes: { labels: object; extraPortMappings: { hostPort: number }[] }[];
  };
  expect(nodes[0]?.labels).toEqual({ "port.berth.dev/debug": "9229", "port.berth.dev/http": "80" });
  expect(nodes[0]?.extraPortMappings.map(({ hostPort }) => hostPort)).toEqual([8080]);
});

it("allows the kubelet to start on cgroup v1", () => {
  const config = parse(renderKindConfig(plan, { cgroupVersion: 1 })) as { kubeadmConfigPatches: string[] };
  expect(config.kubeadmConfigPatches).toEqual(["kind: KubeletConfiguration\nfailCgroupV1: false\n"]);
});

it("renders the plan's own patches last, so that they take precedence", () => {
  const patched = { ...plan, kubeadmConfigPatches: ["kind: KubeletConfiguration\nfailCgroupV1: true\n"] };
  const { kubeadmConfigPatches } = parse(renderKindConfig(patched, { cgroupVersion: 1 })) as {
    kubeadmConfigPatches: string[];
  };
  expect(kubeadmConfigPatches.at(-1)).toBe(patched.kubeadmConfigPatches[0]);
});

it("uses the host's node image for nodes without an image in the plan", () => {
  const { nodes } = parse(renderKindConfig(plan, { cgroupVersion: 2, nodeImage: "lab/node:1" })) as {
    nodes: { image: string }[];
  };
  expect(nodes.map(({ image }) => image)).toEqual(["lab/node:1", "lab/node:1", "kindest/node:v1.36.3"]);
});
