import * as k8s from "@pulumi/kubernetes";
import { ExposedApp } from "./exposed-app";
import { demoCluster, refused, type ServiceArgs } from "../../test/fixtures/apps-on-demo";
import {
  errorOf,
  errorsOf,
  inputsOf,
  inventory,
  registered,
  valueOf,
} from "../../test/fixtures/mocked-program";
import { optionsOf } from "../../test/fixtures/mocked-resource";

const istio: ServiceArgs = {
  service: { name: "istio-ingressgateway", port: 80 },
  namespace: "istio-ingress",
  port: "node",
};

/** Exposes a Service resource from the same program. */
function exposeResource(spec: k8s.types.input.core.v1.ServiceSpec) {
  const cluster = demoCluster();
  const metadata = { name: "istio-7f3a", namespace: "istio-ingress" };
  const resource = new k8s.core.v1.Service("istio", { metadata, spec }, { provider: cluster.provider });
  return new ExposedApp("gateway", { cluster, ...istio, service: { resource, port: 80 } });
}

const planOf = (resources: Awaited<ReturnType<typeof registered>>) => {
  const { stdin } = inputsOf(resources, "command:local:Command", "gateway-verify") as { stdin: string };
  return JSON.parse(stdin) as { route: { kind: string }[] };
};

describe("an existing Service of type NodePort, identified by its name", () => {
  it.each([{ preview: true }, { preview: false }])(
    "needs no object, and the health check waits for the cluster and for `dependsOn`: %j",
    async (mode) => {
      const resources = await registered(async () => {
        const cluster = demoCluster();
        const chart = new k8s.core.v1.ConfigMap("chart", {}, { provider: cluster.provider });
        const app = new ExposedApp("gateway", { cluster, ...istio }, { dependsOn: chart });
        expect(await valueOf(app.url)).toBe("tcp://127.0.0.1:9090");
      }, mode);
      expect(inventory(resources).filter((each) => each.includes(" gateway"))).toEqual([
        "berth:index:ExposedApp gateway",
        "command:local:Command gateway-verify",
      ]);
      expect(planOf(resources).route.at(-1)).toEqual({
        kind: "service",
        namespace: "istio-ingress",
        name: "istio-ingressgateway",
        port: 80,
        nodePort: 30090,
      });
      const { dependencies } = optionsOf(resources, "Command", "gateway-verify");
      expect(dependencies).toEqual([
        "kubernetes:core/v1:ConfigMap chart",
        "pulumi:providers:kubernetes demo",
      ]);
    },
  );

  it("is rejected by a preview if the arguments contain another NodePort", async () => {
    expect(await refused({ gateway: { ...istio, nodePort: 31234 } }, { preview: true })).toEqual([
      errorOf("ExposedApp gateway", /\[NODE_PORT_DIFFERS\]/),
    ]);
  });
});

describe("an existing Service of type NodePort, as a Pulumi resource", () => {
  const fine = { type: "NodePort", ports: [{ port: 80, nodePort: 30090 }] };

  it("passes its name to the health check", async () => {
    const resources = await registered(() => exposeResource(fine));
    expect(planOf(resources).route.at(-1)).toMatchObject({ name: "istio-7f3a", nodePort: 30090 });
  });

  it.each<[string, k8s.types.input.core.v1.ServiceSpec, RegExp]>([
    ["another NodePort", { ...fine, ports: [{ port: 80, nodePort: 31234 }] }, /\[NODE_PORT_DIFFERS\]/],
    ["the type ClusterIP", { ports: [{ port: 80 }] }, /\[SERVICE_RESOURCE_INVALID\]/],
  ])("rejects %s in a preview", async (_, spec, message) => {
    await expect(errorsOf(() => exposeResource(spec), { preview: true })).rejects.toThrow(message);
  });
});
