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

it("wants nothing where a container is as planned", () => {
  expect(judgeEdges(planned, [sound], "")).toEqual({ wanted: [], surplus: [] });
  expect(compareEdges(plan, [sound])).toEqual([]);
});

it.each<[string, Partial<Container> | undefined, string]>([
  ["is gone", undefined, "does not exist"],
  ["was stopped", { running: false, published: [] }, "is not running"],
  ["publishes nothing", { published: [] }, "does not publish 127.0.0.1:9229/TCP"],
  [
    "leads elsewhere",
    { labels: { [edgeLabel.origin]: "127.0.0.1:9229/TCP to demo-worker:9229" } },
    "was created for 127.0.0.1:9229/TCP to demo-worker:9229",
  ],
  ["does not say what it is for", { labels: {} }, "was created for an unknown port"],
])("wants a container anew that %s", (_, change, state) => {
  const found = change === undefined ? [] : [{ ...sound, ...change }];
  const why = `edge container \`demo_edge_debug\` of port \`debug\` ${state}`;
  expect(judgeEdges(planned, found, "")).toEqual({ wanted: [{ edge, state, why }], surplus: found });
  expect(compareEdges(plan, found)).toMatchObject([
    { code: "PORTS_DIFFER", object: 'edge container "demo_edge_debug" of port "debug"', state },
  ]);
});

it("finds containers too many that carry no port of the plan, or did so before", () => {
  const old = { ...sound, name: "demo_edge_debug_0a" };
  expect(judgeEdges(planned, [sound, old], "")).toEqual({ wanted: [], surplus: [old] });
  expect(judgeEdges([], [sound], "")).toEqual({ wanted: [], surplus: [sound] });
});

it("wants a container anew that is labelled with a former owner", () => {
  const { wanted, surplus } = judgeEdges(planned, [sound], "shop/dev/demo");
  expect(wanted.map(({ why }) => why)).toEqual([
    "edge container `demo_edge_debug` of port `debug` has the label of a former owner, ",
  ]);
  expect(surplus).toEqual([sound]);
});
