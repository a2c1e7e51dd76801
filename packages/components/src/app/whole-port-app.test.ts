import { ExistingCluster } from "../existing-cluster/existing-cluster";
import { ExposedApp } from "./exposed-app";
import { added, appOf, pinnedTo, refused, type AppArgs } from "../../test/fixtures/apps-on-demo";
import { errorOf, inputsOf, inventory, registered, valueOf } from "../../test/fixtures/mocked-program";

const echo: AppArgs = { image: "hashicorp/http-echo:1.0.0", containerPort: 5678, port: "node" };
const deployment = "kubernetes:apps/v1:Deployment";
const service = "kubernetes:core/v1:Service";

describe("with the exposure nodePort", () => {
  it.each([{ preview: true }, { preview: false }])(
    "creates a Deployment that runs on any node, and a NodePort Service with the port's number: %j",
    async (mode) => {
      const resources = await added({ web: { ...echo, replicas: 3 } }, mode);
      expect(inventory(resources)).toEqual(appOf("web"));
      expect(inputsOf(resources, service, "web")).toMatchObject({
        spec: {
          type: "NodePort",
          externalTrafficPolicy: "Cluster",
          ports: [{ port: 5678, targetPort: 5678, protocol: "TCP", nodePort: 30090 }],
        },
      });
      const { spec } = inputsOf(resources, deployment, "web") as { spec: { template: { spec: object } } };
      expect(spec).toMatchObject({ replicas: 3, strategy: { type: "RollingUpdate" } });
      expect(spec.template.spec).not.toHaveProperty("affinity");
    },
  );

  it("waits for the Deployment in the health check, up to the timeout in the program", async () => {
    const resources = await added({ web: { ...echo, verify: { timeout: "2m" } } });
    const { stdin } = inputsOf(resources, "command:local:Command", "web-verify") as { stdin: string };
    expect(JSON.parse(stdin)).toMatchObject({ deployment: "web", timeout: 120 });
  });

  it("creates no readiness probe for a UDP app, because the kubelet cannot probe UDP", async () => {
    const resources = await added({ dns: { ...echo, containerPort: 53, port: "node-dns" } });
    expect(inputsOf(resources, service, "dns")).toMatchObject({
      spec: { type: "NodePort", ports: [{ port: 53, protocol: "UDP", nodePort: 30053 }] },
    });
    const { spec } = inputsOf(resources, deployment, "dns") as {
      spec: { template: { spec: { containers: object[] } } };
    };
    expect(spec.template.spec.containers).toMatchObject([
      { ports: [{ containerPort: 53, protocol: "UDP" }] },
    ]);
    expect(spec.template.spec.containers[0]).not.toHaveProperty("readinessProbe");
  });

  it("pins an app with externalTrafficPolicy Local to the port's node", async () => {
    const local: AppArgs = { ...echo, externalTrafficPolicy: "Local" };
    const resources = await added({ web: local });
    expect(inputsOf(resources, service, "web")).toMatchObject({ spec: { externalTrafficPolicy: "Local" } });
    expect(inputsOf(resources, deployment, "web")).toMatchObject({
      spec: { template: { spec: { affinity: pinnedTo("node", "30090") } } },
    });
  });
});

describe("with the exposure loadBalancer", () => {
  it("creates a Deployment, and a Service with the load balancer's port, on an existing cluster", async () => {
    const loadBalancer = { address: "lb.example.com", ports: [{ name: "public", hostPort: 443 }] };
    const resources = await registered(async () => {
      const cluster = new ExistingCluster("prod", { kubeconfig: "{}", loadBalancer });
      const app = new ExposedApp("web", { ...echo, cluster, port: "public" });
      expect(app.exposureReason).toBe("port `public` belongs to the load balancer");
      expect(await valueOf(app.url)).toBe("https://lb.example.com:443/");
    });
    expect(inventory(resources)).toEqual(expect.arrayContaining(appOf("web")));
    expect(inputsOf(resources, service, "web")).toMatchObject({
      spec: {
        type: "LoadBalancer",
        externalTrafficPolicy: "Cluster",
        ports: [{ port: 443, targetPort: 5678, protocol: "TCP" }],
      },
    });
  });

  it("rejects an app on a kind cluster, because its Service would wait for an address forever", async () => {
    expect(await refused({ web: { ...echo, exposure: "loadBalancer" } }, { preview: true })).toEqual([
      errorOf("ExposedApp web", /\[LOAD_BALANCER_MISSING\]/),
    ]);
  });
});
