import { edgeLabel, planCluster, planEdges } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import { compareEdges } from "./compare-edges";
import { judgeEdges } from "./judge-edges";

const plan = planCluster({
  name: "demo",
  portMappings: [{ name: "debug", hostPort: 9229, containerPort: 9229, publish: "edge" }],
});
const planned = planEdges(plan);
const [edge] = planned;

const sound: Container = {
  id: "0a",
  name: "demo_edge_debug",
  running: true,
  networks: [],
  addresses: [],
  mounts: [],
  labels: { [edgeLabel.origin]: edge?.origin ?? "", [edgeLabel.owner]: "" },
  published: [{ listenAddress: "127.0.0.1", hostPort: 9229, containerPort: 8000, protocol: "TCP" }],
};

it("requires no change if a container matches the plan", () => {
  expect(judgeEdges(planned, [sound], "")).toEqual({ wanted: [], surplus: [] });
  expect(compareEdges(plan, [sound])).toEqual([]);
});

it.each<[string, Partial<Container> | undefined, string]>([
  ["does not exist", undefined, "does not exist"],
  ["is not running", { running: false, published: [] }, "is not running"],
  ["publishes no port", { published: [] }, "does not publish 127.0.0.1:9229/TCP"],
  [
    "forwards to a different target",
    { labels: { [edgeLabel.origin]: "127.0.0.1:9229/TCP to demo-worker:9229" } },
    "was created for 127.0.0.1:9229/TCP to demo-worker:9229",
  ],
  ["has no labels", { labels: {} }, "was created for an unknown port"],
])("marks a container for recreation if it %s", (_, change, state) => {
  const found = change === undefined ? [] : [{ ...sound, ...change }];
  const why = `edge container \`demo_edge_debug\` of port \`debug\` ${state}`;
  expect(judgeEdges(planned, found, "")).toEqual({ wanted: [{ edge, state, why }], surplus: found });
  expect(compareEdges(plan, found)).toMatchObject([
    { code: "PORTS_DIFFER", object: 'edge container "demo_edge_debug" of port "debug"', state },
  ]);
});

it("marks a container for recreation if it does not publish each of a port's addresses", () => {
  const several = planEdges(
    planCluster({
      name: "demo",
      portMappings: [
        {
          name: "debug",
          hostPort: 9229,
          containerPort: 9229,
          publish: "edge",
          listenAddress: ["127.0.0.1", "::1"],
        },
      ],
    }),
  );
  const labels = { ...sound.labels, [edgeLabel.origin]: several[0]?.origin ?? "" };
  const published = sound.published.flatMap((one) => [{ ...one, listenAddress: "::1" }, one]);
  expect(judgeEdges(several, [{ ...sound, labels, published }], "").wanted).toEqual([]);
  expect(judgeEdges(several, [{ ...sound, labels }], "").wanted).toMatchObject([
    { state: "does not publish [::1]:9229/TCP" },
  ]);
});

it("marks a container as surplus if its port is not in the plan or has a newer container", () => {
  const old = { ...sound, name: "demo_edge_debug_0a" };
  expect(judgeEdges(planned, [sound, old], "")).toEqual({ wanted: [], surplus: [old] });
  expect(judgeEdges([], [sound], "")).toEqual({ wanted: [], surplus: [sound] });
});

it("marks a container for recreation if it has the label of a former owner", () => {
  const { wanted, surplus } = judgeEdges(planned, [sound], "shop/dev/demo");
  expect(wanted.map(({ why }) => why)).toEqual([
    "edge container `demo_edge_debug` of port `debug` has the label of a former owner, ",
  ]);
  expect(surplus).toEqual([sound]);
});
