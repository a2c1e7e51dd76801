import { planApp, planCluster, recordOf } from "@kind-berth/topology";
import { podSpec } from "./app-pod";
import type { AppPodArgs } from "./app-pod-args";

const record = recordOf(
  planCluster({
    name: "demo",
    nodes: [{ role: "control-plane" }, { role: "worker" }],
    portMappings: [
      { name: "http", hostPort: 8080, containerPort: 80 },
      { name: "db", hostPort: 5432, containerPort: 5432, node: "control-plane" },
      { name: "dns", hostPort: 5353, containerPort: 53, protocol: "UDP" },
    ],
  }),
);
const byIngress = planApp({ name: "web", port: "http", containerPort: 3000 }, record, []);
const pinned = planApp({ name: "web", port: "db", containerPort: 5432 }, record, []);
const image = "nginx:1.29";

/** Returns a PodSpec without its undefined fields, as Pulumi registers it. */
function pod(args: Partial<AppPodArgs> = {}, plan = byIngress): { containers: object[] } {
  return JSON.parse(JSON.stringify(podSpec(plan, { image, ...args }))) as { containers: object[] };
}

const securityContext = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ["ALL"] },
  runAsNonRoot: true,
  seccompProfile: { type: "RuntimeDefault" },
};

it("of an app on any node is spread over the nodes, and has no affinity and no token", () => {
  expect(pod()).toEqual({
    topologySpreadConstraints: byIngress.pods.topologySpreadConstraints,
    automountServiceAccountToken: false,
    tolerations: [],
    containers: [
      {
        name: "web",
        image,
        ports: [{ containerPort: 3000, protocol: "TCP" }],
        resources: { requests: { cpu: "10m", memory: "32Mi" } },
        securityContext,
        readinessProbe: byIngress.pods.readinessProbe,
        lifecycle: byIngress.pods.lifecycle,
      },
    ],
  });
});

it("of a pinned app has the planned affinity and tolerations, and no spread constraints", () => {
  const { placement } = pinned.pods;
  const toleration = { key: "gpu", operator: "Exists" };
  const podAffinity = { preferredDuringSchedulingIgnoredDuringExecution: [] };
  expect(pod({}, pinned)).not.toHaveProperty("topologySpreadConstraints");
  expect(pod({}, pinned)).toMatchObject({
    affinity: placement.affinity,
    tolerations: placement.tolerations,
  });
  expect(placement.tolerations).not.toEqual([]);
  expect(pod({ podSpec: { affinity: { podAffinity }, tolerations: [toleration] } }, pinned)).toMatchObject({
    affinity: { ...placement.affinity, podAffinity },
    tolerations: [...placement.tolerations, toleration],
  });
  expect(pod({ podSpec: { affinity: { podAffinity } } })).toMatchObject({ affinity: { podAffinity } });
});

it("has a token only if the program names a service account or requests a token", () => {
  expect(pod({ podSpec: { serviceAccountName: "web" } })).toMatchObject({
    automountServiceAccountToken: true,
  });
  expect(pod({ podSpec: { automountServiceAccountToken: true } })).toMatchObject({
    automountServiceAccountToken: true,
  });
});

const own = {
  name: "web",
  command: ["own"],
  args: ["own"],
  env: [{ name: "OWN" }],
  envFrom: [{ prefix: "own" }],
  resources: { limits: { cpu: "1" } },
  ports: [{ containerPort: 9090 }],
};

it("takes from the podSpec what the arguments do not set", () => {
  const exec = { exec: { command: ["own"] } };
  const all = {
    ...own,
    securityContext: { privileged: true },
    readinessProbe: exec,
    livenessProbe: exec,
    lifecycle: { postStart: exec },
  };
  expect(pod({ podSpec: { containers: [all] } }).containers).toEqual([
    { ...all, image, ports: [{ containerPort: 3000, protocol: "TCP" }, { containerPort: 9090 }] },
  ]);
});

it("prefers the arguments to the podSpec", () => {
  const given = {
    command: ["given"],
    args: ["given"],
    env: [{ name: "GIVEN" }],
    envFrom: [{ prefix: "given" }],
    resources: { limits: { cpu: "2" } },
  };
  expect(pod({ ...given, podSpec: { containers: [own] } }).containers[0]).toMatchObject(given);
});

it("keeps other containers, and puts the app's container first", () => {
  const metrics = { name: "metrics", image: "metrics:1", ports: [{ containerPort: 9100 }] };
  const sidecar = { name: "sidecar", image: "sidecar:1" };
  const { containers } = pod({ podSpec: { containers: [sidecar, own, metrics] } });
  expect(containers).toEqual([expect.objectContaining({ name: "web" }), { ...sidecar, ports: [] }, metrics]);
});

it("merges the securityContext of the arguments with the restricted one", () => {
  expect(pod({ securityContext: { runAsNonRoot: false } }).containers).toMatchObject([
    { securityContext: { ...securityContext, runAsNonRoot: false } },
  ]);
});

it("converts the paths of probes, and keeps other probes", () => {
  const exec = { exec: { command: ["check"] } };
  expect(pod({ readinessProbe: "/ready", livenessProbe: "/alive" }).containers).toMatchObject([
    {
      readinessProbe: { httpGet: { path: "/ready", port: 3000 }, periodSeconds: 1 },
      livenessProbe: { httpGet: { path: "/alive", port: 3000 } },
    },
  ]);
  const { containers } = pod({ readinessProbe: exec, livenessProbe: exec }, pinned);
  expect(containers).toMatchObject([{ readinessProbe: exec, livenessProbe: exec }]);
  // A UDP port has no TCP probe, so the first container port is probed.
  const udp = planApp({ name: "dns", port: "dns", containerPort: 5353 }, record, []);
  expect(udp.pods.readinessProbe).toBeUndefined();
  expect(pod({ readinessProbe: "/ready" }, udp).containers).toMatchObject([
    { readinessProbe: { httpGet: { port: 5353 } } },
  ]);
  const probed = { tcpSocket: { port: 4000 }, periodSeconds: 1 };
  const other = { ...byIngress, pods: { ...byIngress.pods, readinessProbe: probed } };
  expect(pod({ readinessProbe: "/ready" }, other).containers).toMatchObject([
    { readinessProbe: { httpGet: { port: 4000 } } },
  ]);
});
