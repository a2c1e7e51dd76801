import { ExposedApp } from "./exposed-app";
import { KindCluster } from "../cluster/kind-cluster";
import {
  added,
  appOf,
  demoCluster,
  pinnedTo,
  refused,
  web,
  type AppArgs,
} from "../../test/fixtures/apps-on-demo";
import { errorOf, inputsOf, inventory, registered, valueOf } from "../../test/fixtures/mocked-program";

const controllerOf = (port: string) => [
  `berth:index:IngressController demo-ingress-${port}`,
  `command:local:Command demo-ingress-${port}-verify`,
  `kubernetes:apps/v1:Deployment demo-ingress-${port}`,
  `kubernetes:core/v1:Namespace demo-ingress-${port}`,
  `kubernetes:core/v1:ServiceAccount demo-ingress-${port}`,
  `kubernetes:networking.k8s.io/v1:IngressClass demo-ingress-${port}`,
  `kubernetes:rbac.authorization.k8s.io/v1:ClusterRole demo-ingress-${port}`,
  `kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding demo-ingress-${port}`,
];
const ingressOf = (name: string) => [`kubernetes:networking.k8s.io/v1:Ingress ${name}`];

describe("with the exposure ingress", () => {
  it.each([{ preview: true }, { preview: false }])(
    "creates the app and the controller of its port: %j",
    async (mode) => {
      const resources = await added({ web }, mode);
      expect(inventory(resources)).toEqual(
        [...controllerOf("http"), ...appOf("web"), ...ingressOf("web")].sort(),
      );
    },
  );

  it("creates one controller for all apps on a port, and a separate controller for another port", async () => {
    const resources = await added({ web, api: { ...web, path: "/api" }, admin: { ...web, port: "admin" } });
    expect(inventory(resources)).toEqual(
      [
        ...controllerOf("http"),
        ...controllerOf("admin"),
        ...["web", "api", "admin"].flatMap((name) => [...appOf(name), ...ingressOf(name)]),
      ].sort(),
    );
  });

  it("creates an Ingress that routes host and path to the app's Service, with the controller's class", async () => {
    const resources = await added({ web: { ...web, containerPort: 3000, path: "/shop" } });
    expect(inputsOf(resources, "kubernetes:networking.k8s.io/v1:Ingress", "web")).toMatchObject({
      metadata: { name: "web", namespace: "default" },
      spec: {
        ingressClassName: "berth-ingress-http",
        rules: [
          {
            host: "web.localhost",
            http: {
              paths: [
                {
                  path: "/shop",
                  pathType: "Prefix",
                  backend: { service: { name: "web", port: { number: 3000 } } },
                },
              ],
            },
          },
        ],
      },
    });
  });

  it("assigns a lower priority to a wildcard host than to exact hosts", async () => {
    const resources = await added({ any: { ...web, host: "*.localhost" }, web });
    const ingress = (name: string) =>
      inputsOf(resources, "kubernetes:networking.k8s.io/v1:Ingress", name) as { metadata: object };
    expect(ingress("any").metadata).toMatchObject({
      annotations: { "traefik.ingress.kubernetes.io/router.priority": "-999999" },
    });
    expect(ingress("web").metadata).not.toHaveProperty([
      "annotations",
      "traefik.ingress.kubernetes.io/router.priority",
    ]);
  });

  it("creates no controller for an app with the user's own controller, and sets that controller's class", async () => {
    const ingressController = { ingressClassName: "nginx", node: "worker2" };
    const resources = await added({ web: { ...web, ingressController } });
    expect(inventory(resources)).toEqual([...appOf("web"), ...ingressOf("web")].sort());
    expect(inputsOf(resources, "kubernetes:networking.k8s.io/v1:Ingress", "web")).toMatchObject({
      spec: { ingressClassName: "nginx" },
    });
  });

  it("rejects a user's own controller that runs on another node, and names the port's node", async () => {
    const ingressController = { ingressClassName: "nginx", node: "worker" };
    expect(await refused({ web: { ...web, ingressController } }, { preview: true })).toEqual([
      errorOf(
        "ExposedApp web",
        /ingressController\.node`? .*port `http` forwards to port 80 on node `worker2`.*\[INGRESS_CONTROLLER_ON_OTHER_NODE\]/su,
      ),
    ]);
  });

  it("pins the controller, but not the app's pods", async () => {
    const resources = await added({ admin: { ...web, port: "admin", replicas: 2 } });
    const type = "kubernetes:apps/v1:Deployment";
    expect(inputsOf(resources, type, "demo-ingress-admin")).toMatchObject({
      metadata: { name: "berth-ingress-admin", namespace: "berth-ingress-admin" },
      spec: {
        replicas: 1,
        strategy: { type: "Recreate" },
        template: {
          spec: {
            affinity: pinnedTo("admin", "8080"),
            tolerations: [
              { key: "node-role.kubernetes.io/control-plane", operator: "Exists", effect: "NoSchedule" },
            ],
            containers: [
              {
                image: "traefik:v3.6.12",
                ports: [
                  { containerPort: 8000, hostPort: 8080 },
                  { name: "metrics", containerPort: 9100 },
                ],
              },
            ],
          },
        },
      },
    });
    const app = inputsOf(resources, type, "admin") as { spec: { template: { spec: object } } };
    expect(app).toMatchObject({ spec: { replicas: 2, strategy: { type: "RollingUpdate" } } });
    expect(app.spec.template.spec).toMatchObject({ tolerations: [] });
    expect(app.spec.template.spec).not.toHaveProperty("affinity");
  });

  it("grants the controller no more permissions than it needs", async () => {
    const resources = await added({ web });
    const { spec } = inputsOf(resources, "kubernetes:apps/v1:Deployment", "demo-ingress-http") as {
      spec: { template: { spec: { securityContext: object; containers: { securityContext: object }[] } } };
    };
    expect(spec.template.spec.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 65532 });
    expect(spec.template.spec.containers[0]?.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    });
    const { rules } = inputsOf(
      resources,
      "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole",
      "demo-ingress-http",
    ) as { rules: { resources: string[]; verbs: string[] }[] };
    const written = rules.filter(({ verbs }) =>
      verbs.some((verb) => !["get", "list", "watch"].includes(verb)),
    );
    expect(written).toMatchObject([{ resources: ["ingresses/status"], verbs: ["update"] }]);
  });
});

describe("with the exposure hostPort", () => {
  it("creates a pinned Deployment and a Service", async () => {
    const resources = await added({
      dns: { image: "coredns/coredns:1.14.2", containerPort: 53, port: "dns" },
    });
    expect(inventory(resources)).toEqual(appOf("dns").sort());
    expect(inputsOf(resources, "kubernetes:apps/v1:Deployment", "dns")).toMatchObject({
      spec: {
        strategy: { type: "Recreate" },
        template: {
          spec: {
            affinity: pinnedTo("dns", "53"),
            containers: [{ name: "dns", ports: [{ containerPort: 53, hostPort: 53, protocol: "UDP" }] }],
          },
        },
      },
    });
  });
});

it("copies command, args and env unchanged from the arguments to the container", async () => {
  const pod = { command: ["/web"], args: ["-v"], env: [{ name: "MODE", value: "demo" }] };
  const resources = await added({ web: { ...web, ...pod } });
  expect(inputsOf(resources, "kubernetes:apps/v1:Deployment", "web")).toMatchObject({
    spec: { template: { spec: { containers: [{ name: "web", image: "nginx:1.29", ...pod }] } } },
  });
});

it("uses the cluster's provider for every child", async () => {
  const resources = await added({ web });
  const children = resources.filter(({ type }) => type.startsWith("kubernetes:"));
  expect(new Set(children.map(({ provider }) => provider))).toEqual(
    new Set(["urn:pulumi:dev::shop::berth:index:KindCluster$pulumi:providers:kubernetes::demo::demo-id"]),
  );
});

it("knows its URL, its exposure and its route at preview", async () => {
  await registered(
    async () => {
      const app = new ExposedApp("web", { cluster: demoCluster(), ...web });
      expect(await valueOf(app.url)).toBe("http://web.localhost:8080/");
      expect(app).toMatchObject({
        exposure: "ingress",
        exposureReason: "port `http` is an HTTP port, which apps share by host and path",
        claims: [{ owner: "web", port: "http", http: { host: "web.localhost", path: "/" } }],
      });
      expect((await valueOf(app.route)).map(({ kind }) => kind)).toEqual([
        "hostPort",
        "node",
        "ingressController",
        "ingress",
        "service",
        "pod",
      ]);
      expect(ExposedApp.isInstance(app)).toBe(true);
    },
    { preview: true },
  );
});

describe("validation", () => {
  it.each([
    [
      "two apps with the same host and path",
      { one: { ...web, host: "a.localhost" }, two: { ...web, host: "a.localhost" } },
    ],
    [
      "an app that needs a whole port if another app uses a part of it",
      { one: web, two: { ...web, exposure: "hostPort" } },
    ],
  ] as [string, Record<string, AppArgs>][])("rejects %s, and names both apps", async (_, apps) => {
    expect(await refused(apps)).toEqual([
      errorOf("ExposedApp two", /app `two` needs .*, but app `one` already uses .* \[CLAIM_TAKEN\]/),
    ]);
  });

  it("accepts two apps with the same host and path on different clusters", async () => {
    const resources = await registered(() => {
      const other = new KindCluster("other", {
        portMappings: [{ name: "http", hostPort: 8090, containerPort: 80 }],
      });
      new ExposedApp("one", { cluster: demoCluster(), ...web, host: "a.localhost" });
      new ExposedApp("two", { cluster: other, ...web, host: "a.localhost" });
    });
    expect(inventory(resources)).toContain("berth:index:IngressController other-ingress-http");
  });

  it("rejects an unknown argument", async () => {
    const typo = { ...web, exposedPort: 1 };
    expect(await refused({ web: typo })).toEqual([
      errorOf("ExposedApp web", /exposedPort is 1: `exposedPort` is not a known argument/),
    ]);
  });
});

it("accepts an object with only a record and a provider as the cluster", async () => {
  const resources = await registered(() => {
    const { record, provider } = demoCluster();
    new ExposedApp("web", { cluster: { record, provider }, ...web });
  });
  expect(inventory(resources)).toEqual(
    expect.arrayContaining([...controllerOf("http"), ...ingressOf("web")]),
  );
});
