import { recordOf } from "../cluster/cluster-plan";
import { planCluster } from "../cluster/plan-cluster";
import { planApp } from "../app/plan-app";
import { planIngressController } from "../ingress-controller/plan-ingress-controller";
import { refusals, refusedCodes } from "../../test/fixtures/refusals";

/** Returns the record for a cluster with one port to a node. */
function on(node: string, containerPort: number, protocol: "TCP" | "UDP" = "TCP") {
  const nodes = [{ role: "control-plane" }, { role: "worker" }] as const;
  const portMappings = [{ name: "api", hostPort: 8443, containerPort, protocol, node }];
  return recordOf(planCluster({ name: "demo", nodes, portMappings }));
}
const app = { name: "web", port: "api", containerPort: 8080 };

describe("a port on which a Kubernetes component listens", () => {
  it.each([
    ["hostPort", "control-plane", 6443],
    ["hostPort", "worker", 10250],
    ["ingress", "control-plane", 2379],
    ["gateway", "worker", 10256],
  ] as const)("is rejected for an app with the exposure %s on node %s: %d", (exposure, node, number) => {
    expect(refusedCodes(() => planApp({ ...app, exposure }, on(node, number), []))).toEqual([
      "PORT_OF_KUBERNETES port",
    ]);
  });

  it.each([
    ["on a worker, for a component of the control plane", "hostPort", on("worker", 6443)],
    ["for another protocol", "hostPort", on("worker", 10250, "UDP")],
    ["for a port number in the NodePort range", undefined, on("worker", 30250)],
  ] as const)("is accepted %s", (_, exposure, record) => {
    expect(refusedCodes(() => planApp({ ...app, exposure }, record, []))).toEqual([]);
  });

  it("is rejected for the Ingress controller, and for the controller of the user", () => {
    const record = on("control-plane", 6443);
    const ingressController = { ingressClassName: "nginx", node: "control-plane" };
    expect(refusedCodes(() => planIngressController({ port: "api" }, record))).toEqual([
      "PORT_OF_KUBERNETES port",
    ]);
    expect(
      refusedCodes(() => planApp({ ...app, exposure: "ingress", ingressController }, record, [])),
    ).toEqual(["PORT_OF_KUBERNETES port"]);
  });

  it("is named with the component, the node, and the way to publish the API server", () => {
    expect(refusals(() => planApp(app, on("control-plane", 6443), []))).toMatchObject([
      {
        rule: "this port forwards to port 6443 on node `control-plane`, on which the API server listens, so no app can use it",
        remedy:
          "Use another port for the app. To publish the API server, set the cluster's `networking.apiServerPort`.",
      },
    ]);
  });

  it("is reported at the exposure that uses the port", () => {
    const exposures = [{ port: "api", containerPort: 8080 }];
    expect(refusedCodes(() => planApp({ name: "web", exposures }, on("worker", 10250), []))).toEqual([
      "PORT_OF_KUBERNETES exposures[0].port",
    ]);
  });
});
