import { parse } from "yaml";
import { planCluster } from "../cluster/plan-cluster";
import { renderKindConfig } from "./render-kind-config";

const plan = planCluster({
  name: "demo",
  nodes: [{ role: "control-plane" }, { role: "worker" }, { role: "worker", image: "kindest/node:v1.36.3" }],
  portMappings: [
    { name: "http", hostPort: 8080, containerPort: 80, node: "worker2" },
    { name: "dns", hostPort: 5353, containerPort: 53, protocol: "UDP", listenAddress: "::1" },
  ],
});

it("gives kind the whole plan", () => {
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

it("lets the kubelet start on cgroup v1", () => {
  const config = parse(renderKindConfig(plan, { cgroupVersion: 1 })) as { kubeadmConfigPatches: string[] };
  expect(config.kubeadmConfigPatches).toEqual(["kind: KubeletConfiguration\nfailCgroupV1: false\n"]);
});

it("uses the host's node image where the plan names none", () => {
  const { nodes } = parse(renderKindConfig(plan, { cgroupVersion: 2, nodeImage: "lab/node:1" })) as {
    nodes: { image: string }[];
  };
  expect(nodes.map(({ image }) => image)).toEqual(["lab/node:1", "lab/node:1", "kindest/node:v1.36.3"]);
});
