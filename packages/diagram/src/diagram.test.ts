import fc from "fast-check";
import { recordOf } from "@kind-berth/topology";
import { planCluster } from "@kind-berth/topology";
import { planApps } from "@kind-berth/topology";
import { planExposure } from "@kind-berth/topology";
import { planServiceExposure } from "@kind-berth/topology";
import { planExistingCluster } from "@kind-berth/topology";
import type { ClusterRecord, Taint } from "@kind-berth/topology";
import { diagram, diagramFormats } from "./diagram";
import { planPicture } from "./plan-picture";

const plan = planCluster({
  name: "demo",
  nodes: [
    { role: "control-plane" },
    { role: "worker" },
    { role: "worker" },
    { role: "worker" },
    { role: "worker" },
  ],
  portMappings: [
    { name: "http", hostPort: 8080, containerPort: 80, node: "worker2" },
    { name: "dns", hostPort: 5353, containerPort: 53, protocol: "UDP", node: "control-plane" },
  ],
});
const record = recordOf(plan);
const web = planExposure({ name: "web", port: "http", containerPort: 8080, replicas: 2 }, record, []);
const api = planExposure({ name: "api", port: "http", path: "/api", containerPort: 80 }, record, [web.claim]);
const dns = planExposure({ name: "dns", port: "dns", containerPort: 53 }, record, []);

describe("the picture", () => {
  const picture = planPicture({ cluster: record, exposures: [web, api, dns] });
  const arrows = picture.arrows.map(({ from, to, label }) => [from, to, label].join(" > "));

  it("connects each host port to the pods, through one controller for apps that share a port", () => {
    expect(arrows).toEqual([
      "port dns > pods default/dns > ",
      "port http > controller berth-ingress-http > ",
      "controller berth-ingress-http > service default/web > web.localhost/",
      "service default/web > pods default/web > ",
      "controller berth-ingress-http > service default/api > api.localhost/api",
      "service default/api > pods default/api > ",
    ]);
  });

  it("shows the user's own controller by its class, and not as pinned", () => {
    const ingressController = { ingressClassName: "nginx", node: "worker2" };
    const own = planExposure(
      { name: "web", port: "http", containerPort: 8080, ingressController },
      record,
      [],
    );
    const { nodes } = planPicture({ cluster: record, exposures: [own] });
    const box = nodes.flatMap(({ title, contents }) => (title === "worker2" ? contents : []))[0];
    expect(box).toMatchObject({
      title: "nginx",
      details: ["binds 80/TCP on the node", "provided by the user"],
    });
    expect(box?.pinned).toBeUndefined();
  });

  it("shows pinned pods and controllers inside their node, with the reason", () => {
    const pinned = picture.nodes.flatMap(({ title, contents }) =>
      contents.map((box) => [title, box.title, box.pinned, ...box.details]),
    );
    expect(pinned).toEqual([
      [
        "control-plane",
        "dns",
        true,
        "binds 53/UDP on the node",
        "pinned by label port.berth.dev/dns",
        "tolerates the node's taint",
      ],
      [
        "worker2",
        "berth-ingress-http",
        true,
        "binds 80/TCP on the node",
        "pinned by label port.berth.dev/http",
      ],
    ]);
  });

  it("shows nodes without a port in one box, and pods that are not pinned outside the nodes' boxes", () => {
    expect(picture.nodes.at(-1)).toMatchObject({ title: "worker, worker3, worker4", caption: "3 nodes" });
    expect(picture.pods.map(({ title, details }) => [title, ...details])).toEqual([
      ["web", "on any of 4 untainted nodes"],
      ["api", "on any of 4 untainted nodes"],
    ]);
  });

  it("names the taints of each node, and shows nodes with the same taints in one box", () => {
    const dedicated = [{ key: "dedicated", value: "db", effect: "NoExecute" }] as const;
    const { nodes } = planPicture({
      cluster: recordOf(
        planCluster({
          name: "demo",
          nodes: [
            { role: "control-plane" },
            { role: "worker", taints: dedicated },
            { role: "worker", taints: dedicated },
            { role: "worker", taints: [...dedicated, { key: "gpu", effect: "PreferNoSchedule" }] },
            { role: "worker" },
          ],
          portMappings: [{ name: "http", hostPort: 8080, containerPort: 80 }],
        }),
      ),
    });
    expect(nodes.map(({ title, details }) => [title, ...details])).toEqual([
      ["worker", "taint dedicated=db:NoExecute"],
      ["worker4", "carries no host port"],
      ["control-plane", "carries no host port", "taint node-role.kubernetes.io/control-plane:NoSchedule"],
      ["worker2", "carries no host port", "taint dedicated=db:NoExecute"],
      ["worker3", "carries no host port", "taint dedicated=db:NoExecute", "taint gpu:PreferNoSchedule"],
    ]);
  });

  it.each<[string, (readonly Taint["effect"][])[], string]>([
    ["on the only node that accepts them", [["NoSchedule"], [], ["NoExecute"]], "on worker"],
    [
      "on nodes that the scheduler only avoids",
      [["NoSchedule"], ["PreferNoSchedule"], []],
      "on any of 2 nodes that accept them",
    ],
    [
      "on nodes whose taint they tolerate",
      [["NoSchedule"], ["NoExecute"], ["NoSchedule"]],
      "on control-plane",
    ],
  ])("shows pods %s", (_, effects, place) => {
    const [first, ...others] = effects.map((own) => own.map((effect) => ({ key: "dedicated", effect })));
    const kubeadms = { key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" } as const;
    const cluster = recordOf(
      planCluster({
        name: "demo",
        nodes: [
          { role: "control-plane", taints: first?.map(() => kubeadms) },
          ...others.map((taints) => ({ role: "worker" as const, taints })),
        ],
        portMappings: [{ name: "http", hostPort: 8080, containerPort: 80 }],
      }),
    );
    const app = planExposure({ name: "web", port: "http", containerPort: 8080 }, cluster, []);
    expect(planPicture({ cluster, exposures: [app] }).pods.map(({ details }) => details)).toEqual([[place]]);
  });

  it("distinguishes a port that no app uses from a port whose use is unknown", () => {
    const detail = (input: Parameters<typeof planPicture>[0]) =>
      planPicture(input).nodes.flatMap(({ contents }) => contents.flatMap(({ details }) => details[0]));
    expect(detail({ cluster: record, exposures: [web] })).toContain("no app uses it");
    expect(detail({ cluster: record })).toEqual(Array(2).fill("its listener must run here"));
  });

  it("shows kube-proxy on the port's node, a load balancer outside the nodes, and pods pinned by policy Local", () => {
    const served: ClusterRecord = {
      ...record,
      loadBalancer: true,
      ports: [
        { ...web.port, name: "local", containerPort: 30080 },
        { ...web.port, name: "mail", hostPort: 2525, containerPort: 25 },
      ],
    };
    const exposures = planApps(served, [
      { name: "local", port: "local", containerPort: 80, externalTrafficPolicy: "Local" },
      { name: "mail", port: "mail", containerPort: 25, exposure: "loadBalancer" },
    ]);
    const { nodes, pods, arrows, ways } = planPicture({ cluster: served, exposures });
    expect(
      nodes.slice(0, 2).map(({ title, contents }) => [title, ...contents.map((box) => box.title)]),
    ).toEqual([["worker2", "NodePort 30080/TCP"], ["127.0.0.1:2525/TCP"]]);
    expect(pods.map(({ title, pinned }) => [title, pinned])).toEqual([
      ["local", true],
      ["mail", false],
    ]);
    expect(arrows.map(({ to }) => to)).toEqual([
      "kube-proxy local",
      "service default/local",
      "pods default/local",
      "load balancer mail",
      "service default/mail",
      "pods default/mail",
    ]);
    expect(ways.map(({ pinned }) => pinned)).toEqual([
      "the app to worker2 by label port.berth.dev/local, because the node forwards only to its own pods",
      "nothing",
    ]);
  });

  it("shows the container of an edge port between the host and the node", () => {
    const { ports } = record;
    const edge = { ...record, ports: ports.map((port) => ({ ...port, publish: "edge" as const })) };
    const exposures = [web, dns].map(({ name, port, pods }) =>
      planExposure({ name, port: port.name, containerPort: pods.ports[0].containerPort }, edge, []),
    );
    const { edges, arrows, ways } = planPicture({ cluster: edge, exposures });
    expect(edges.map(({ title, details }) => [title, ...details])).toEqual([
      ["demo_edge_dns", "forwards to control-plane"],
      ["demo_edge_http", "forwards to worker2"],
    ]);
    expect(arrows.slice(0, 4).map(({ from, to }) => [from, to])).toEqual([
      ["port dns", "edge dns"],
      ["edge dns", "pods default/dns"],
      ["port http", "edge http"],
      ["edge http", "controller berth-ingress-http"],
    ]);
    expect(ways[1]?.node).toBe("worker2, port 80/TCP, through an edge container");
  });

  it("shows an app once for all ports that its pods bind, and behind a Service that a controller routes to", () => {
    const [udp, http] = record.ports;
    if (http === undefined || udp === undefined) throw new Error("the cluster has no ports");
    const ports = [udp, http, { ...udp, name: "dns-tcp", protocol: "TCP" as const }];
    const exposures = planApps({ ...record, ports }, [
      {
        name: "dns",
        exposures: [
          { port: "dns", containerPort: 53 },
          { port: "dns-tcp", containerPort: 53 },
          { port: "http", containerPort: 8080 },
        ],
      },
    ]);
    const { nodes, pods, arrows } = planPicture({ cluster: { ...record, ports }, exposures });
    const onControlPlane = nodes.flatMap(({ title, contents }) =>
      title === "control-plane" ? contents : [],
    );
    expect(onControlPlane.map(({ title, details }) => [title, ...details])).toEqual([
      [
        "dns",
        "binds 53/UDP on the node",
        "binds 53/TCP on the node",
        "pinned by label port.berth.dev/dns",
        "pinned by label port.berth.dev/dns-tcp",
        "tolerates the node's taint",
      ],
    ]);
    expect(pods.map(({ details }) => details)).toEqual([["pinned to control-plane, with a hostPort"]]);
    expect(arrows.map(({ from, to }) => `${from} > ${to}`)).toEqual([
      "port dns > pods default/dns",
      "port dns-tcp > pods default/dns",
      "port http > controller berth-ingress-http",
      "controller berth-ingress-http > service default/dns",
      "service default/dns > pods behind Service default/dns",
    ]);
  });

  it("shows an existing Service, and omits unknown details of its pods", () => {
    const service = { name: "grafana", port: 3000 };
    const dashboards = planServiceExposure(
      { name: "dashboards", port: "http", namespace: "monitoring", service },
      record,
      [web.claim],
    );
    const { services, pods, arrows, ways } = planPicture({ cluster: record, exposures: [web, dashboards] });
    expect([...services, ...pods].map(({ caption, title, details }) => [caption, title, ...details])).toEqual(
      [
        ["Service", "web", "port 8080/TCP"],
        ["Existing Service", "monitoring/grafana", "port 3000/TCP"],
        ["2 pods", "web", "on any of 4 untainted nodes"],
        ["Pods of the Service", "monitoring/grafana", "on any node"],
      ],
    );
    expect(arrows.slice(-2).map(({ from, to, label }) => [from, to, label])).toEqual([
      ["controller berth-ingress-http", "service monitoring/grafana", "dashboards.localhost/"],
      ["service monitoring/grafana", "pods of service monitoring/grafana", undefined],
    ]);
    expect(ways.at(-1)).toMatchObject({ app: "monitoring/grafana (http://dashboards.localhost:8080/)" });
  });

  it("is the same for a plan and for the plan's record", () => {
    expect(planPicture({ cluster: plan })).toEqual(planPicture({ cluster: record }));
  });
});

describe.each(diagramFormats)("the diagram as %s", (format) => {
  const input = { cluster: record, exposures: [web, api, dns] };
  const text = diagram(input, format);

  it("contains every name and detail, in the picture and in its description", () => {
    for (const shown of [
      "127.0.0.1:8080",
      "worker2",
      "berth-ingress-http",
      "on any of 4 untainted nodes",
      "2 pods",
    ]) {
      expect(text.split(shown).length).toBeGreaterThan(2);
    }
  });

  it("is the same each time it is rendered", () => {
    expect(diagram(input, format)).toBe(text);
  });

  it("contains only characters that XML allows", () => {
    const text = diagram({ cluster: named("a\u0000b\u001bc\uFFFEd\uD800e🙂f") }, format);
    expect(text).not.toMatch(/(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF\p{Surrogate}]/u);
    expect(text).toMatch(/🙂|#128578;/u);
  });

  it("renders every name as text, without a change to the markup", () => {
    const symbols = ["<", ">", "&", '"', "'", "`", "#", ";", "]", "\n", "a", "-->", "end "];
    const plain = skeleton(diagram({ cluster: named("plain") }, format));
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...symbols) }), (name) => {
        expect(skeleton(diagram({ cluster: named(name) }, format))).toEqual(plain);
      }),
    );
  });
});

it("shows each host address of a port, in the picture and in the text", () => {
  const listenAddress = ["127.0.0.1", "::1"];
  const portMappings = [{ name: "http", hostPort: 8080, containerPort: 80, listenAddress }];
  const cluster = recordOf(planCluster({ name: "demo", portMappings }));
  const { hostPorts, ways } = planPicture({ cluster });
  expect(hostPorts).toMatchObject([
    { title: "127.0.0.1:8080/TCP", details: ["and [::1]:8080/TCP", "named http"] },
  ]);
  expect(ways).toMatchObject([{ hostPort: "127.0.0.1:8080/TCP and [::1]:8080/TCP" }]);
  for (const format of diagramFormats) expect(diagram({ cluster }, format)).toContain("[::1]:8080/TCP");
});

it("shows only known details of a cluster that Berth did not create", () => {
  const cluster = planExistingCluster({
    name: "prod",
    nodes: [{ name: "edge" }],
    portMappings: [{ name: "http", address: "203.0.113.10", hostPort: 80 }],
    labelNodes: true,
  }).record;
  const app = planExposure(
    { name: "web", port: "http", containerPort: 8080, host: "web.example.com" },
    cluster,
    [],
  );
  const text = diagram({ cluster, exposures: [app] }, "mermaid");
  expect(text).toContain("accTitle: cluster prod\n");
  expect(text).toContain("2 pods<br/><b>web</b><br/>on any untainted node");
});

it("generates the identifiers of a Mermaid flowchart, also for a node that the record does not list", () => {
  const node = 'x["y"]\n  click box1 href "javascript:alert(1)"';
  const cluster = { ...record, ports: record.ports.map((port) => ({ ...port, node })) };
  const lines = skeleton(diagram({ cluster }, "mermaid"));
  expect(lines.filter((line) => line.includes("-->"))).not.toEqual([]);
  expect(lines.filter((line) => line.includes("click"))).toEqual([]);
});

/** Creates a cluster record in which the cluster, a node and the ports all have the given name. */
function named(name: string): ClusterRecord {
  const nodes = record.nodes.slice(0, 1).map((node) => ({ ...node, name }));
  return { ...record, name, nodes, ports: record.ports.map((port) => ({ ...port, name, node: name })) };
}

/** Returns the names of a picture's markup elements, without texts and positions. */
function skeleton(text: string): string[] {
  if (text.startsWith("flowchart")) return text.split("\n").map((line) => line.replace(/".*"|acc.*/u, ""));
  return [...text.matchAll(/<\/?[a-z0-9]+/gu)].map(([tag]) => tag).filter((tag) => !tag.endsWith("text"));
}
