import type { ClusterArgs } from "../cluster/cluster-args";
import { planCluster } from "../cluster/plan-cluster";
import { changesBetween } from "./changes-between";
import { creationFacts } from "./creation-facts";

const http = { name: "http", hostPort: 8080, containerPort: 80, node: "worker" };
const controlPlane = { role: "control-plane" } as const;
const worker = { role: "worker" } as const;
const before: ClusterArgs = { name: "demo", nodes: [controlPlane, worker, worker], portMappings: [http] };

function changes(now: Partial<ClusterArgs>, from: Partial<ClusterArgs> = {}): string[] {
  return changesBetween(
    creationFacts(planCluster({ ...before, ...from })),
    creationFacts(planCluster({ ...before, ...now })),
  );
}

it.each<[Partial<ClusterArgs>, string[]]>([
  [{}, []],
  [{ portMappings: [{ ...http, node: "worker2" }] }, ["port `http` moves from `worker` to `worker2`"]],
  [
    { portMappings: [{ ...http, hostPort: 8081, listenAddress: "127.0.0.2" }] },
    [
      "the hostPort of port `http` changes from `8080` to `8081`",
      "the listenAddress of port `http` changes from `127.0.0.1` to `127.0.0.2`",
    ],
  ],
  [
    { portMappings: [{ ...http, listenAddress: ["::1", "127.0.0.1"] }] },
    ["the listenAddress of port `http` changes from `127.0.0.1` to `127.0.0.1, ::1`"],
  ],
  [{ portMappings: [] }, ["port `http` is removed"]],
  [
    { portMappings: [http, { ...http, name: "web", hostPort: 8443, containerPort: 443 }] },
    ["port `web` is added"],
  ],
  [{ nodes: [controlPlane, worker] }, ["node `worker2` is removed"]],
  [
    { nodes: [controlPlane, worker, { ...worker, image: "kindest/node:v1.36.3" }] },
    ["the image of node `worker2` changes from the default to `kindest/node:v1.36.3`"],
  ],
  [
    { nodes: [controlPlane, worker, { ...worker, kubeadmConfigPatches: ["kind: JoinConfiguration\n"] }] },
    ["the patches of node `worker2` change"],
  ],
  [{ engine: "podman" }, ["the engine changes from the default to `podman`"]],
  [
    { networking: { podSubnet: "10.9.0.0/16" } },
    ["networking `podSubnet` changes from the default to `10.9.0.0/16`"],
  ],
  [{ featureGates: { Some: true } }, ["feature gate `Some` changes from the default to `true`"]],
])("describes the change %j as %j", (now, told) => {
  expect(changes(now)).toEqual(told);
});

it("omits a change of the order of listen addresses", () => {
  const several = (...listenAddress: string[]) => ({ portMappings: [{ ...http, listenAddress }] });
  expect(changes(several("127.0.0.1", "127.0.0.2"), several("127.0.0.2", "127.0.0.1"))).toEqual([]);
  expect(changes(several("127.0.0.1", "127.0.0.2"), several("127.0.0.1", "127.0.0.3"))).toHaveLength(1);
});

it("omits changes that Berth makes in place", () => {
  const labelled = [
    { ...controlPlane, taints: [] },
    { ...worker, taints: [{ key: "dedicated", value: "db", effect: "NoExecute" } as const] },
    { ...worker, labels: { tier: "edge" } },
  ];
  expect(changes({ nodes: labelled, adopt: true, loadImages: ["web:1"] })).toEqual([]);
});
