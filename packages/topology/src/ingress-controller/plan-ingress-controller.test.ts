import { recordOf } from "../cluster/cluster-plan";
import { planCluster } from "../cluster/plan-cluster";
import { planExposure } from "../exposure/plan-app";
import { planIngressController } from "./plan-ingress-controller";
import { traefikArgs } from "./traefik";

const record = recordOf(
  planCluster({
    name: "demo",
    nodes: [{ role: "control-plane" }, { role: "worker" }],
    portMappings: [
      { name: "http", hostPort: 8080, containerPort: 80, node: "control-plane" },
      { name: "dns", hostPort: 5353, containerPort: 53, protocol: "UDP" },
    ],
  }),
);

it("is the same for whoever asks: the port alone, or any app behind it", () => {
  const app = { name: "web", port: "http", containerPort: 80 };
  expect(planExposure(app, record, []).ingress?.controller).toEqual(planIngressController("http", record));
});

it("binds the node's port from a port that needs no capability", () => {
  const { hostPort, containerPort } = planIngressController("http", record);
  expect({ hostPort, containerPort }).toEqual({ hostPort: 80, containerPort: 8000 });
  expect(traefikArgs("x")).toContain("--entrypoints.web.address=:8000");
});

it.each([
  ["nope", "PORT_UNKNOWN"],
  ["dns", "EXPOSURE_NEEDS_TCP"],
])("port %s is refused: %s", (port, code) => {
  expect(() => planIngressController(port, record)).toThrow(code);
});
