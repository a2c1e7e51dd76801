import { parse } from "yaml";
import { kindConfigFor } from "./kind-config";

const config = [
  "kind: Cluster",
  "name: plain",
  "nodes:",
  "  - role: control-plane",
  "  - role: worker",
  "    extraPortMappings: [{ containerPort: 80, hostPort: 8080 }, { containerPort: 5432, hostPort: 5432 }]",
].join("\n");
const from = { clusterName: "plain", ports: { httpPort: 8080, databasePort: 5432 } };
const to = { clusterName: "other", ports: { httpPort: 81, databasePort: 82 } };

it("sets the demo's cluster name and host ports, and changes nothing else", () => {
  expect(parse(kindConfigFor(config, from, to, { nodeImage: undefined, isCgroupV1: false }))).toEqual({
    kind: "Cluster",
    name: "other",
    nodes: [
      { role: "control-plane" },
      {
        role: "worker",
        extraPortMappings: [
          { containerPort: 80, hostPort: 81 },
          { containerPort: 5432, hostPort: 82 },
        ],
      },
    ],
    kubeadmConfigPatches: [],
  });
});

it("sets what this machine needs: the node image, and a kubelet config that accepts cgroup v1", () => {
  const { nodes, kubeadmConfigPatches } = parse(
    kindConfigFor(config, from, from, { nodeImage: "lab/node", isCgroupV1: true }),
  ) as { nodes: { image: string }[]; kubeadmConfigPatches: string[] };
  expect(nodes.map(({ image }) => image)).toEqual(["lab/node", "lab/node"]);
  expect(kubeadmConfigPatches.map((patch) => parse(patch) as unknown)).toEqual([
    { kind: "KubeletConfiguration", failCgroupV1: false },
  ]);
});
