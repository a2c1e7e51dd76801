import { planApps, planCluster, recordOf, type ClusterRecord } from "@kind-berth/topology";
import { diagram } from "./diagram";
import { planPicture } from "./plan-picture";

const record = recordOf(
  planCluster({
    name: "exam",
    nodes: [{ role: "control-plane" }, { role: "worker" }],
    portMappings: [
      { name: "first", hostPort: 30000, containerPort: 30000, node: "control-plane" },
      { name: "second", hostPort: 40000, containerPort: 30000, node: "worker" },
      { name: "db", hostPort: 5432, containerPort: 5432, node: "worker" },
    ],
  }),
);
const [web] = planApps(record, [{ name: "web", port: "first", containerPort: 80 }]);
if (web === undefined) throw new Error("the app has no plan");

/** The boxes inside the nodes' boxes, as text. */
function onNodes(input: Parameters<typeof planPicture>[0]): string[] {
  return planPicture(input).nodes.flatMap((node) =>
    node.contents.map(({ caption, title, details }) => [node.title, caption, title, ...details].join(" | ")),
  );
}

describe("a cluster whose apps are unknown", () => {
  it("shows kube-proxy for a NodePort; control: any other port needs a listener on its node", () => {
    expect(onNodes({ cluster: record })).toEqual([
      "control-plane | kube-proxy | NodePort 30000/TCP | listens on every node",
      "worker | Port on the node | 5432/TCP | its listener must run here | label port.berth.dev/db",
      "worker | kube-proxy | NodePort 30000/TCP | listens on every node",
    ]);
    expect(planPicture({ cluster: record }).ways.map(({ boundBy }) => boundBy)).toEqual([
      "kube-proxy NodePort 30000/TCP, on every node",
      "unknown",
      "kube-proxy NodePort 30000/TCP, on every node",
    ]);
  });

  it("shows kube-proxy only for numbers in the cluster's own NodePort range", () => {
    const changed = { ...record, serviceNodePortRange: { first: 5000, last: 6000 } };
    expect(onNodes({ cluster: changed })).toEqual([
      "control-plane | Port on the node | 30000/TCP | its listener must run here | label port.berth.dev/first",
      "worker | kube-proxy | NodePort 5432/TCP | listens on every node",
      "worker | Port on the node | 30000/TCP | its listener must run here | label port.berth.dev/second",
    ]);
  });
});

describe("the claims in the record", () => {
  const claims = [
    { ...web.claim, stack: "shop/dev" },
    { owner: "pg", port: "db", exposure: "hostPort" } as const,
  ];
  const claimed: ClusterRecord = { ...record, claims };

  it("name the apps on each port, also on a port that forwards to the NodePort of another port", () => {
    const picture = onNodes({ cluster: claimed });
    expect(picture.map((text) => text.split(" | ").at(-1))).toEqual([
      "app web of stack shop/dev",
      "app pg",
      "app web of stack shop/dev",
    ]);
    expect(planPicture({ cluster: claimed }).ways.map(({ app }) => app)).toEqual([
      "app web of stack shop/dev",
      "app pg",
      "app web of stack shop/dev",
    ]);
    expect(diagram({ cluster: claimed }, "html")).toContain("app web of stack shop/dev");
  });

  it("show that another stack's app uses a port; control: without claims, no app uses it", () => {
    const used = (cluster: ClusterRecord) =>
      onNodes({ cluster, exposures: [] }).filter((text) => text.endsWith("no app uses it"));
    expect(used(claimed)).toEqual([]);
    expect(used(record)).toHaveLength(3);
  });

  it("are shortened if many apps share a port", () => {
    const http = ["a", "b", "c", "d", "e"].map((owner) => ({
      owner,
      port: "db",
      exposure: "ingress" as const,
      http: { host: `${owner}.localhost`, path: "/" },
    }));
    const text = onNodes({ cluster: { ...record, claims: http } }).join();
    expect(text).toContain("app c at c.localhost/ | and 2 more claims");
    expect(text).not.toContain("app d");
  });
});

describe("an app that claims a NodePort through one port", () => {
  it("is also behind the other port, with this port's URL", () => {
    const { arrows, ways, services } = planPicture({ cluster: record, exposures: [web] });
    expect(services).toHaveLength(1);
    expect(arrows.map(({ from, to }) => `${from} > ${to}`)).toEqual([
      "port first > kube-proxy first",
      "kube-proxy first > service default/web",
      "service default/web > pods default/web",
      "port db > open db",
      "port second > kube-proxy second",
      "kube-proxy second > service default/web",
    ]);
    expect(ways.map(({ app }) => app)).toEqual([
      "web (tcp://127.0.0.1:30000)",
      "",
      "web (tcp://127.0.0.1:40000)",
    ]);
  });

  it("is not behind the other port with the policy Local", () => {
    const local = planApps(record, [
      { name: "web", port: "first", containerPort: 80, externalTrafficPolicy: "Local" },
    ]);
    expect(onNodes({ cluster: record, exposures: local })).toContain(
      "worker | Port on the node | 30000/TCP | no app uses it",
    );
  });
});
