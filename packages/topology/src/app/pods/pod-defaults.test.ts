import { plan } from "../../../test/fixtures/demo-app";
import { refusedCodes as codes } from "../../../test/fixtures/refusals";

type Args = Parameters<typeof plan>[0];

it.each<[string, Args, number]>([
  ["ingress", {}, 2],
  ["gateway", { exposure: "gateway" }, 2],
  ["nodePort", { port: "node" }, 1],
  ["hostPort", { port: "db" }, 1],
])("an app with the exposure %s has so many pods by default", (_, args, replicas) => {
  expect(plan(args).pods.replicas).toBe(replicas);
});

it("spreads several pods over the nodes, those of one generation", () => {
  const { pods, selector } = plan({ replicas: 2 });
  expect(pods.topologySpreadConstraints).toEqual([
    {
      maxSkew: 1,
      topologyKey: "kubernetes.io/hostname",
      whenUnsatisfiable: "ScheduleAnyway",
      labelSelector: { matchLabels: selector },
      matchLabelKeys: ["pod-template-hash"],
    },
  ]);
});

it.each<[string, Args]>([
  ["one pod", { replicas: 1 }],
  ["pods that are pinned", { port: "node", externalTrafficPolicy: "Local", replicas: 2 }],
])("does not spread %s", (_, args) => {
  expect(plan(args).pods).not.toHaveProperty("topologySpreadConstraints");
});

it.each<[string, object, number]>([
  ["a grace period that leaves room", {}, 5],
  ["a short grace period", { podSpec: { terminationGracePeriodSeconds: 3 } }, 2],
])("keeps pods answering on their way out, with %s", (_, args, seconds) => {
  expect(plan(args).pods.lifecycle).toEqual({ preStop: { sleep: { seconds } } });
});

it.each<[string, object]>([
  ["the next pod waits for the port", { port: "db" }],
  ["the next pod waits for this one", { strategy: "Recreate" }],
  ["there is no time for it", { podSpec: { terminationGracePeriodSeconds: 1 } }],
])("but not where %s", (_, args) => {
  expect(plan(args).pods).not.toHaveProperty("lifecycle");
});

it.each(["nodeName", "nodeSelector"])("refuses %s for pods that are pinned, and for no others", (key) => {
  const podSpec = { [key]: "worker" };
  expect(codes(() => plan({ port: "db", podSpec } as Args))).toEqual([
    `POD_PLACEMENT_DECIDED podSpec.${key}`,
  ]);
  const local: object = { port: "node", externalTrafficPolicy: "Local", podSpec };
  expect(codes(() => plan(local))).toEqual([`POD_PLACEMENT_DECIDED podSpec.${key}`]);
  expect(codes(() => plan({ podSpec } as Args))).toEqual([]);
});

it("refuses node affinity for pods that are pinned, and lets affinity to other pods be", () => {
  const pinned = (affinity: object) => plan({ port: "db", podSpec: { affinity } } as Args);
  expect(codes(() => pinned({ nodeAffinity: {} }))).toEqual([
    "POD_PLACEMENT_DECIDED podSpec.affinity.nodeAffinity",
  ]);
  expect(codes(() => pinned({ podAffinity: {} }))).toEqual([]);
});

it("refuses the labels and annotations that are Berth's own", () => {
  const metadata = {
    labels: { "app.kubernetes.io/name": "shop", "app.kubernetes.io/part-of": "shop" },
    annotations: { "port.berth.dev/http": "worker", "example.com/port.berth.dev": "" },
  };
  expect(codes(() => plan(metadata as Args))).toEqual([
    'METADATA_RESERVED labels["app.kubernetes.io/name"]',
    'METADATA_RESERVED annotations["port.berth.dev/http"]',
  ]);
});
