import type { MockResourceArgs } from "@pulumi/pulumi/runtime";
import { ExistingCluster } from "../existing-cluster/existing-cluster";
import { ExposedApp } from "../app/exposed-app";
import { IngressController } from "./ingress-controller";
import type { IngressControllerArgs } from "./ingress-controller-args";
import { demoCluster, web } from "../../test/fixtures/apps-on-demo";
import { errorOf, errorsOf, inputsOf, inventory, registered } from "../../test/fixtures/mocked-program";

const type = {
  clusterRole: "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole",
  clusterRoleBinding: "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding",
  deployment: "kubernetes:apps/v1:Deployment",
  disruptionBudget: "kubernetes:policy/v1:PodDisruptionBudget",
  gateway: "kubernetes:gateway.networking.k8s.io/v1:Gateway",
  namespace: "kubernetes:core/v1:Namespace",
};

type OwnArgs = Omit<IngressControllerArgs, "cluster" | "port">;

/** Returns a program that creates its own controller. */
function programOf(args: OwnArgs): () => unknown {
  return () => new IngressController("own", { cluster: demoCluster(), port: "http", ...args });
}

function onDemo(args: OwnArgs): Promise<MockResourceArgs[]> {
  return registered(programOf(args));
}

/** Creates the controller on a cluster where `count` nodes carry the port. */
function onNodes(count: number, args: OwnArgs = {}): Promise<MockResourceArgs[]> {
  return registered(() => {
    const cluster = new ExistingCluster("prod", {
      nodes: [{ name: "edge", matchLabels: { edge: "" }, count }],
      portMappings: [{ name: "http", address: "shop.example", hostPort: 80, node: "edge" }],
    });
    new IngressController("own", { cluster, port: "http", ...args });
  });
}

interface Container {
  readonly args: string[];
  readonly ports: object[];
  readonly resources: object;
}

function containerOf(resources: readonly MockResourceArgs[]): Container | undefined {
  const { spec } = inputsOf(resources, type.deployment, "own") as {
    spec: { template: { spec: { containers: Container[] } } };
  };
  return spec.template.spec.containers[0];
}

describe("the health check of the controller", () => {
  const waitFor = { "pulumi.com/waitFor": "jsonpath={.metadata.uid}" };
  const annotationsOf = (resources: readonly MockResourceArgs[], name: string) =>
    (inputsOf(resources, type.deployment, name) as { metadata: { annotations?: object } }).metadata
      .annotations;

  it("runs after the Deployment and before the controller's GatewayClass and Gateway", async () => {
    const app = { ...web, exposure: "gateway" } as const;
    const resources = await registered(() => new ExposedApp("web", { cluster: demoCluster(), ...app }));
    const order = resources
      .map(({ type: kind, name }) => `${kind.split(":").at(-1) ?? ""} ${name}`)
      .filter((each) => /^(?:Deployment|Command|GatewayClass|Gateway) demo-ingress-http/u.test(each));
    expect(order).toEqual([
      "Deployment demo-ingress-http",
      "Command demo-ingress-http-verify",
      "GatewayClass demo-ingress-http-class",
      "Gateway demo-ingress-http",
    ]);
    expect(annotationsOf(resources, "demo-ingress-http")).toEqual(waitFor);
  });

  it.each<[string, () => unknown]>([
    ["a controller with `verify: false`", programOf({ verify: false })],
    [
      "the controller of an app with `verify: false`",
      () => new ExposedApp("web", { cluster: demoCluster(), ...web, verify: false }),
    ],
  ])("is omitted for %s; Pulumi waits for the rollout instead", async (_, program) => {
    const resources = await registered(program);
    const name = resources.some((resource) => resource.name === "own") ? "own" : "demo-ingress-http";
    expect(inventory(resources)).not.toContain(`command:local:Command ${name}-verify`);
    expect(annotationsOf(resources, name)).toBeUndefined();
  });
});

it("serves metrics on a port without a hostPort, and enables neither the API nor the dashboard", async () => {
  const resources = await onDemo({});
  expect(inputsOf(resources, type.deployment, "own")).toMatchObject({
    spec: { template: { metadata: { annotations: { "prometheus.io/port": "9100" } } } },
  });
  const { args, ports } = containerOf(resources) ?? { args: [], ports: [] };
  expect(ports).toEqual([
    { name: "web", containerPort: 8000, hostPort: 80 },
    { name: "metrics", containerPort: 9100 },
  ]);
  expect(args.filter((arg) => arg.startsWith("--api"))).toEqual([]);
});

it("accepts resources and additional flags, and appends the flags to Berth's flags", async () => {
  const limits = { memory: "256Mi" };
  const container = containerOf(await onDemo({ args: ["--accesslog=true"], resources: { limits } }));
  expect(container?.resources).toEqual({ limits });
  expect(container?.args.at(-1)).toBe("--accesslog=true");
  expect(containerOf(await onDemo({}))?.resources).toEqual({ requests: { cpu: "50m", memory: "64Mi" } });
});

describe("replicas", () => {
  it("default to one per node that carries the port, and are drained and replaced one at a time", async () => {
    const resources = await onNodes(2);
    expect(inputsOf(resources, type.deployment, "own")).toMatchObject({
      spec: { replicas: 2, strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 0 } } },
    });
    const labels = { "app.kubernetes.io/name": "berth-ingress-http" };
    expect(inputsOf(resources, type.disruptionBudget, "own")).toMatchObject({
      metadata: { namespace: "berth-ingress-http" },
      spec: { maxUnavailable: 1, selector: { matchLabels: labels } },
    });
  });

  it("have no PodDisruptionBudget if there is only one replica, so that its node can be drained", async () => {
    const resources = await onNodes(1);
    expect(inventory(resources).filter((each) => each.startsWith(type.disruptionBudget))).toEqual([]);
  });

  it("are rejected if fewer nodes carry the port", async () => {
    expect(await errorsOf(programOf({ replicas: 2 }))).toEqual([
      errorOf("IngressController own", /REPLICAS_EXCEED_NODES/),
    ]);
  });
});

describe("an IngressController in a program with the user's own controller", () => {
  const byOwn = { ...web, ingressController: { ingressClassName: "nginx", node: "worker2" } };
  const taken = /\[INGRESS_CONTROLLER_TAKEN\]/u;

  it("is rejected on the port of an app that uses the user's own controller, but not on another port", async () => {
    const program = (port: string) => () => {
      const cluster = demoCluster();
      new ExposedApp("web", { cluster, ...byOwn });
      new IngressController("own", { cluster, port });
    };
    expect(await errorsOf(program("http"))).toEqual([errorOf("IngressController own", taken)]);
    await expect(registered(program("admin"))).resolves.not.toEqual([]);
  });

  it("causes an error for an app on its port that uses the user's own controller, but not on another port", async () => {
    const program = (port: string) => () => {
      const cluster = demoCluster();
      new IngressController("own", { cluster, port });
      new ExposedApp("web", { cluster, ...byOwn });
    };
    expect(await errorsOf(program("http"))).toEqual([errorOf("ExposedApp web", taken)]);
    await expect(registered(program("admin"))).resolves.not.toEqual([]);
  });
});

it("rejects a flag that Berth sets itself, and names the flag", async () => {
  expect(await errorsOf(programOf({ args: ["--api.dashboard=true"] }))).toEqual([
    errorOf("IngressController own", /`--api\.dashboard`, .*\[INGRESS_CONTROLLER_ARG_SETTLED\]/su),
  ]);
});

describe("transform", () => {
  it("changes each object separately, and updates references to a changed object", async () => {
    const resources = await onDemo({
      gateway: true,
      transform: {
        namespace: { metadata: { name: "edge" } },
        deployment: ({ spec }) => {
          spec.template.spec.priorityClassName = "system-cluster-critical";
        },
        clusterRole: ({ rules }) => {
          rules.push({ apiGroups: [""], resources: ["events"], verbs: ["create"] });
        },
        gateway: ({ metadata }) => {
          metadata.annotations = { team: "platform" };
        },
      },
    });
    expect(inputsOf(resources, type.namespace, "own")).toMatchObject({ metadata: { name: "edge" } });
    expect(inputsOf(resources, type.deployment, "own")).toMatchObject({
      metadata: { namespace: "edge" },
      spec: { template: { spec: { priorityClassName: "system-cluster-critical" } } },
    });
    expect(inputsOf(resources, type.clusterRoleBinding, "own")).toMatchObject({
      subjects: [{ namespace: "edge" }],
    });
    const { rules } = inputsOf(resources, type.clusterRole, "own") as { rules: object[] };
    expect(rules.at(-1)).toEqual({ apiGroups: [""], resources: ["events"], verbs: ["create"] });
    expect(inputsOf(resources, type.gateway, "own")).toMatchObject({
      metadata: {
        annotations: { team: "platform" },
        labels: { "app.kubernetes.io/name": "berth-ingress-http" },
      },
    });
    expect(inputsOf(resources, "berth:index:IngressController", "own")).not.toHaveProperty("transform");
  });

  it("does not change the controllers of other ports", async () => {
    const resources = await registered(() => {
      const cluster = demoCluster();
      const transform: IngressControllerArgs["transform"] = {
        clusterRole: ({ rules }) => {
          rules[0]?.resources.pop();
        },
      };
      new IngressController("own", { cluster, port: "http", transform });
      new ExposedApp("web", { cluster, ...web, port: "admin" });
    });
    expect(inputsOf(resources, type.clusterRole, "demo-ingress-admin")).toMatchObject({
      rules: [{ resources: ["services", "secrets", "nodes"] }, {}, {}, {}],
    });
  });
});
