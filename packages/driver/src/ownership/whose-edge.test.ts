import { edgeLabel } from "@kind-berth/topology";
import { sortEdges, whoseEdge, type EdgeSigns } from "./whose-edge";

const owner = 'shop/dev/"demo", the first';
const ours: EdgeSigns = {
  id: "0a1b2c3d4e5f60718293",
  name: "demo_edge_debug",
  networks: ["kind"],
  mounts: [],
  labels: {
    [edgeLabel.cluster]: "demo",
    [edgeLabel.port]: "debug",
    [edgeLabel.origin]: "127.0.0.1:9229/TCP to demo-worker:9229",
    [edgeLabel.owner]: "shop/dev/%22demo%22%2C the first",
    [edgeLabel.network]: "kind",
    "org.opencontainers.image.title": "Traefik",
  },
};
const whose = (change: Partial<EdgeSigns> = {}, owners = [owner]) =>
  whoseEdge({ ...ours, ...change }, "demo", owners);
const labelled = (change: Record<string, string | undefined>) => ({
  labels: Object.fromEntries(
    Object.entries({ ...ours.labels, ...change }).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value]],
    ),
  ),
});

it("recognizes an edge container as created, during its replacement, and on additional networks", () => {
  expect(whose()).toBe("ours");
  expect(whose({ name: "demo_edge_debug_0a1b2c3d4e5f" })).toBe("ours");
  expect(whose({ networks: ["bridge", "kind"] })).toBe("ours");
  expect(whose({}, ["shop/prod/demo", owner])).toBe("ours");
});

it.each<[string, Partial<EdgeSigns>, string]>([
  ["only the cluster label", { labels: { [edgeLabel.cluster]: "demo" } }, "no label `dev.berth.port`"],
  ["the label of another cluster", labelled({ [edgeLabel.cluster]: "other" }), "`dev.berth.cluster=demo`"],
  ["no cluster label", labelled({ [edgeLabel.cluster]: undefined }), "`dev.berth.cluster=demo`"],
  ["no port", labelled({ [edgeLabel.port]: undefined }), "no label `dev.berth.port`"],
  [
    "a port that differs from its name",
    labelled({ [edgeLabel.port]: "dns" }),
    "requires the name `demo_edge_dns`",
  ],
  ["no origin", labelled({ [edgeLabel.origin]: undefined }), "no label `dev.berth.edge`"],
  ["no owner", labelled({ [edgeLabel.owner]: undefined }), "no label `dev.berth.owner`"],
  ["another owner", labelled({ [edgeLabel.owner]: "shop/prod/demo" }), "another owner, shop/prod/demo"],
  [
    "an owner that cannot be read",
    labelled({ [edgeLabel.owner]: "%zz" }),
    "`dev.berth.owner` is not readable",
  ],
  ["no network label", labelled({ [edgeLabel.network]: undefined }), "no label `dev.berth.network`"],
  ["another name", { name: "db" }, "requires the name `demo_edge_debug`"],
  ["a name with another container's ID", { name: "demo_edge_debug_ffffffffffff" }, "requires the name"],
  ["another network", { networks: ["bridge"] }, "not connected to the network `kind`"],
  ["no network", { networks: [] }, "not connected to the network `kind`"],
  ["a volume", { mounts: ["pgdata"] }, "it mounts pgdata, and edge containers have no mounts"],
])("does not recognize a container with %s", (_, change, why) => {
  expect(whose(change)).toEqual({ why: expect.stringContaining(why) as string });
});

it("separates Berth's containers from foreign ones, with the reason for each foreign container", () => {
  const foreign = { ...ours, name: "db" };
  expect(sortEdges([foreign, ours], "demo", [owner])).toEqual({
    ours: [ours],
    foreign: [
      {
        name: "db",
        why: "its label `dev.berth.port` requires the name `demo_edge_debug`",
      },
    ],
  });
});
