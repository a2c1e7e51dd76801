import * as pulumi from "@pulumi/pulumi";
import { added, pinnedTo, web, type AppArgs } from "../../test/fixtures/apps-on-demo";
import { inputsOf } from "../../test/fixtures/mocked-program";

interface Deployment {
  metadata: object;
  spec: { template: { metadata: object; spec: { containers: object[]; tolerations: object[] } } };
}

/** The Deployment that Berth creates for an app `web` with these arguments. */
async function deployed(args: Partial<AppArgs> = {}): Promise<Deployment> {
  const resources = await added({ web: { ...web, ...args } });
  return inputsOf(resources, "kubernetes:apps/v1:Deployment", "web") as Deployment;
}

async function pod(args: Partial<AppArgs> = {}) {
  return (await deployed(args)).spec.template.spec;
}

describe("by default", () => {
  it("sets a restricted securityContext, resource requests, a TCP readiness probe and a preStop sleep", async () => {
    const { containers } = await pod();
    expect(containers).toEqual([
      {
        name: "web",
        image: "nginx:1.29",
        ports: [{ containerPort: 80, protocol: "TCP" }],
        resources: { requests: { cpu: "10m", memory: "32Mi" } },
        securityContext: {
          allowPrivilegeEscalation: false,
          capabilities: { drop: ["ALL"] },
          runAsNonRoot: true,
          seccompProfile: { type: "RuntimeDefault" },
        },
        readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: 1 },
        lifecycle: { preStop: { sleep: { seconds: 5 } } },
      },
    ]);
  });

  it("creates two pods, and spreads them over the nodes", async () => {
    expect(await deployed()).toMatchObject({
      spec: {
        replicas: 2,
        template: { spec: { topologySpreadConstraints: [{ whenUnsatisfiable: "ScheduleAnyway" }] } },
      },
    });
  });
});

describe("the token for the Kubernetes API", () => {
  it("is not mounted by default", async () => {
    expect(await pod()).toMatchObject({ automountServiceAccountToken: false });
  });

  it("is mounted if the app has a service account", async () => {
    const podSpec = { serviceAccountName: pulumi.output("web") };
    expect(await pod({ podSpec })).toMatchObject({ automountServiceAccountToken: true });
  });

  it.each([true, false])(
    "is mounted if the program sets the field: %s",
    async (automountServiceAccountToken) => {
      const podSpec = { serviceAccountName: "web", automountServiceAccountToken };
      expect(await pod({ podSpec })).toMatchObject({ automountServiceAccountToken });
    },
  );
});

describe("if the arguments configure the container", () => {
  it("overrides the defaults, and merges the securityContext field by field", async () => {
    const { containers } = await pod({
      resources: { limits: { memory: "1Gi" } },
      securityContext: { runAsNonRoot: false },
      envFrom: [{ secretRef: { name: "keys" } }],
    });
    expect(containers).toMatchObject([
      {
        resources: { limits: { memory: "1Gi" } },
        securityContext: { runAsNonRoot: false, allowPrivilegeEscalation: false },
        envFrom: [{ secretRef: { name: "keys" } }],
      },
    ]);
    expect(containers[0]).not.toHaveProperty("resources.requests");
  });

  it("converts a probe path to an HTTP probe of the containerPort", async () => {
    const { containers } = await pod({ readinessProbe: "/ready", livenessProbe: "/alive" });
    expect(containers).toMatchObject([
      {
        readinessProbe: { httpGet: { path: "/ready", port: 80 }, periodSeconds: 1 },
        livenessProbe: { httpGet: { path: "/alive", port: 80 } },
      },
    ]);
    expect(containers[0]).not.toHaveProperty("readinessProbe.tcpSocket");
  });

  it("keeps a Kubernetes probe unchanged, even if it is an Output", async () => {
    const exec = { exec: { command: ["check"] } };
    const { containers } = await pod({ readinessProbe: pulumi.output(exec), livenessProbe: exec });
    expect(containers).toMatchObject([{ readinessProbe: exec, livenessProbe: exec }]);
  });
});

describe("if the arguments contain a podSpec", () => {
  const volumeMounts = [{ name: "data", mountPath: "/data" }];
  const podSpec = {
    serviceAccountName: "shop",
    volumes: [{ name: "data", emptyDir: {} }],
    initContainers: [{ name: "init", image: "init:1", volumeMounts }],
    containers: [
      { name: "sidecar", image: "sidecar:1" },
      { name: "web", volumeMounts, ports: [{ name: "metrics", containerPort: 9090 }] },
    ],
  };

  it("uses the podSpec for the pod, and merges its entry for the app's container into that container", async () => {
    const { containers, ...rest } = await pod({ podSpec });
    expect(rest).toMatchObject({
      serviceAccountName: "shop",
      volumes: podSpec.volumes,
      initContainers: podSpec.initContainers,
    });
    expect(containers).toMatchObject([
      {
        name: "web",
        image: "nginx:1.29",
        volumeMounts,
        ports: [{ containerPort: 80 }, { name: "metrics", containerPort: 9090 }],
        securityContext: { runAsNonRoot: true },
      },
      { name: "sidecar", image: "sidecar:1" },
    ]);
    expect(containers[1]).not.toHaveProperty("securityContext");
  });

  it("keeps the affinity and the tolerations that placement requires, and adds those of the podSpec", async () => {
    const podAntiAffinity = { requiredDuringSchedulingIgnoredDuringExecution: [] };
    const own = { key: "example.com/gpu", operator: "Exists" };
    const spec = await pod({
      port: "admin",
      exposure: "hostPort",
      podSpec: { affinity: { podAntiAffinity }, tolerations: [own] },
    });
    expect(spec).toMatchObject({ affinity: { ...pinnedTo("admin", "8080"), podAntiAffinity } });
    expect(spec.tolerations).toEqual([
      { key: "node-role.kubernetes.io/control-plane", operator: "Exists", effect: "NoSchedule" },
      own,
    ]);
  });

  it("accepts other topologySpreadConstraints, and a nodeSelector for pods that are not pinned", async () => {
    const nodeSelector = { disk: "ssd" };
    const spec = await pod({ podSpec: { topologySpreadConstraints: [], nodeSelector } });
    expect(spec).toMatchObject({ topologySpreadConstraints: [], nodeSelector });
  });
});

it("adds labels and annotations to every object and to the pods, next to Berth's own", async () => {
  const labels = { team: "shop" };
  const annotations = { "example.com/owner": "shop" };
  const resources = await added({ web: { ...web, host: "*.localhost", labels, annotations } });
  const all = { labels: { ...labels, "app.kubernetes.io/name": "web" }, annotations };
  const types = ["apps/v1:Deployment", "core/v1:Service", "networking.k8s.io/v1:Ingress"];
  for (const type of types) {
    expect(inputsOf(resources, `kubernetes:${type}`, "web")).toMatchObject({ metadata: all });
  }
  const { spec } = inputsOf(resources, "kubernetes:apps/v1:Deployment", "web") as Deployment;
  expect(spec.template.metadata).toMatchObject(all);
  expect(spec).toMatchObject({ selector: { matchLabels: expect.not.objectContaining(labels) as object } });
  expect(inputsOf(resources, "kubernetes:networking.k8s.io/v1:Ingress", "web")).toMatchObject({
    metadata: { annotations: { "traefik.ingress.kubernetes.io/router.priority": "-999999" } },
  });
});
