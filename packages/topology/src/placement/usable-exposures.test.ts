import { balanced, onApiServer, record, withLoadBalancer } from "../examples/app-examples";
import type { ClusterRecord } from "../model/cluster-record";
import { everyExposure, Exposure, type Exposure as Kind } from "../model/exposure";
import { planApp } from "../app/plan-app";
import { refusals } from "../../test/fixtures/refusals";
import { indexCluster } from "./cluster-index";
import { findPort } from "./find-port";
import { isUsable, recommended } from "./usable-exposures";

function carried(port: string, cluster: ClusterRecord) {
  const found = findPort(port, indexCluster(cluster), []);
  if (found === undefined) throw new Error(`no port ${port}`);
  return found;
}
const clusters: readonly ClusterRecord[] = [record, withLoadBalancer, balanced, onApiServer];

it("says of each port exactly what the planner of apps accepts", () => {
  for (const cluster of clusters) {
    for (const { name } of cluster.ports) {
      for (const exposure of everyExposure) {
        const host =
          exposure === Exposure.Ingress || exposure === Exposure.Gateway ? { host: "web.example" } : {};
        const app = { name: "web", port: name, containerPort: 8080, exposure, ...host };
        const accepted = refusals(() => planApp(app, cluster, [])).length === 0;
        expect({ name, exposure, usable: isUsable(exposure, carried(name, cluster), cluster) }).toEqual({
          name,
          exposure,
          usable: accepted,
        });
      }
    }
  }
});

it.each([
  ["db", ["ingress", "nodePort"], ", or use the `ingress` exposure"],
  ["node", ["ingress", "nodePort"], ", or use the `ingress` or `nodePort` exposure"],
  ["dns", ["ingress", "nodePort"], ""],
] as const)("recommends for port %s, of %j: %s", (port, among: readonly Kind[], expected) => {
  expect(recommended(among, carried(port, record), record, ", or use")).toBe(expected);
});

describe("remedies", () => {
  const remedyOf = (args: object) =>
    refusals(() => planApp({ name: "web", containerPort: 8080, ...args } as never, record, []))[0]?.remedy;

  it.each([
    [{ port: "dns", replicas: 2 }, "Reduce `replicas` to 1."],
    [{ port: "dns", path: "/api" }, "Remove `path`."],
    [{ port: "db", nodePort: 30080 }, "Remove `nodePort`."],
    [
      { port: "node", exposure: "hostPort", nodePort: 30090 },
      "Remove `nodePort`, or use the `nodePort` exposure.",
    ],
    [{ port: "HTTP 2" }, "Use one of the cluster's ports, or add a port mapping to the cluster."],
    [
      { port: "http-2" },
      "Use one of the cluster's ports, or add a port mapping named `http-2` to the cluster.",
    ],
    [
      { port: "dns", exposure: "loadBalancer" },
      "Use the `hostPort` exposure, or use a cluster that has a load balancer.",
    ],
  ])("name only what the port supports: %j", (args, expected) => {
    expect(remedyOf(args)).toBe(expected);
  });
});
