import { recordOf } from "../../../cluster/cluster-plan";
import { planCluster } from "../../../cluster/plan-cluster";
import type { AppPlacementArgs } from "../../arguments/app-args";
import { planExposure } from "../../plan-app";

const ofKind = recordOf(
  planCluster({
    name: "demo",
    nodes: [{ role: "control-plane" }, { role: "worker" }],
    portMappings: [{ name: "http", hostPort: 8080, containerPort: 80 }],
  }),
);
const balanced = { ...ofKind, loadBalancer: true };

function plan(args: Partial<AppPlacementArgs> = {}, record = balanced) {
  return planExposure(
    { name: "web", containerPort: 3000, port: "http", exposure: "loadBalancer", ...args },
    record,
    [],
  );
}

it("pins nothing, and its Service listens on the port that clients use", () => {
  const { pods, service, url, claim, route } = plan({ replicas: 2 });
  expect(pods).toMatchObject({ replicas: 2, placement: { tolerations: [] } });
  expect(service).toEqual({
    name: "web",
    type: "LoadBalancer",
    externalTrafficPolicy: "Cluster",
    ports: [{ port: 8080, targetPort: 3000, protocol: "TCP" }],
  });
  expect({ url, claim }).toEqual({
    url: "http://127.0.0.1:8080/",
    claim: { owner: "web", port: "http", exposure: "loadBalancer" },
  });
  expect(route.map(({ kind }) => kind)).toEqual(["loadBalancer", "service", "pod"]);
  expect(route[0]).toEqual({ kind: "loadBalancer", address: "127.0.0.1", port: 8080, protocol: "TCP" });
});

it("is rejected on a cluster without a load balancer, with the cluster's name and a remedy", () => {
  expect(() => plan({}, { ...ofKind, loadBalancer: false })).toThrow(
    'exposure is "loadBalancer": according to its record, cluster "demo" has no load balancer, so the ' +
      "Service would never receive an address. Use the `ingress`, `gateway` or `hostPort` exposure, or use a cluster that has a load balancer. " +
      "[LOAD_BALANCER_MISSING]",
  );
});

it("is rejected with traffic policy Local, because no pods are pinned to the node that gets requests", () => {
  expect(() => plan({ externalTrafficPolicy: "Local" })).toThrow("LOCAL_POLICY_UNPINNED");
  expect(plan({ externalTrafficPolicy: "Cluster" }).service.externalTrafficPolicy).toBe("Cluster");
});
