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
  it("an app is restricted, counted by the scheduler, ready when it listens, and ends after its last request", async () => {
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

  it("its two pods are spread over the nodes", async () => {
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

describe("what the program says of the container", () => {
  it("goes over the defaults, the securityContext field by field", async () => {
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

  it("a path is asked by HTTP at the containerPort", async () => {
    const { containers } = await pod({ readinessProbe: "/ready", livenessProbe: "/alive" });
    expect(containers).toMatchObject([
      {
        readinessProbe: { httpGet: { path: "/ready", port: 80 }, periodSeconds: 1 },
        livenessProbe: { httpGet: { path: "/alive", port: 80 } },
      },
    ]);
    expect(containers[0]).not.toHaveProperty("readinessProbe.tcpSocket");
  });

  it("a probe of Kubernetes' own is left as it is, an output too", async () => {
    const exec = { exec: { command: ["check"] } };
    const { containers } = await pod({ readinessProbe: pulumi.output(exec), livenessProbe: exec });
    expect(containers).toMatchObject([{ readinessProbe: exec, livenessProbe: exec }]);
  });
});

describe("a PodSpec of Kubernetes' own", () => {
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

  it("is the pod's, and what it says of the app's container is added to that", async () => {
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

  it("goes under what placement decides", async () => {
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

  it("may spread the pods otherwise, and choose nodes for pods that are not pinned", async () => {
    const nodeSelector = { disk: "ssd" };
    const spec = await pod({ podSpec: { topologySpreadConstraints: [], nodeSelector } });
    expect(spec).toMatchObject({ topologySpreadConstraints: [], nodeSelector });
  });
});

it("puts labels and annotations on every object and on the pods, beside Berth's", async () => {
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
