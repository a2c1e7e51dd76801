import { recordOf } from "../../cluster/cluster-plan";
import { planCluster } from "../../cluster/plan-cluster";
import type { Exposure } from "../../model/exposure";
import { planExposure } from "../plan-app";

const record = recordOf(
  planCluster({
    name: "demo",
    portMappings: [
      { name: "http", hostPort: 8080, containerPort: 80 },
      { name: "node", hostPort: 9090, containerPort: 30090 },
    ],
  }),
);
const h2c = "kubernetes.io/h2c";

function planned(port: string, exposure: Exposure, appProtocol?: string) {
  return planExposure(
    { name: "api", port, exposure, containerPort: 50051, appProtocol },
    { ...record, loadBalancer: true },
    [],
  );
}

it.each([
  ["ingress", "http"],
  ["gateway", "http"],
  ["hostPort", "http"],
  ["nodePort", "node"],
  ["loadBalancer", "http"],
] as const)("is set on the Service's port with the exposure %s, if the program sets it", (exposure, port) => {
  expect(planned(port, exposure, h2c).service.ports).toMatchObject([{ appProtocol: h2c }]);
  expect(planned(port, exposure).service.ports[0]).not.toHaveProperty("appProtocol");
});

it("sets Traefik's h2c annotation for an Ingress, because Traefik reads no appProtocol for Ingresses", () => {
  expect(planned("http", "ingress", h2c).service.annotations).toEqual({
    "traefik.ingress.kubernetes.io/service.serversscheme": "h2c",
  });
  expect(planned("http", "ingress", "kubernetes.io/ws").service.annotations).toBeUndefined();
  expect(planned("http", "gateway", h2c).service.annotations).toBeUndefined();
});
