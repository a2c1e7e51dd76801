import { plan } from "../../../test/fixtures/demo-app";
import { refusedCodes as codes } from "../../../test/fixtures/refusals";

type Args = Parameters<typeof plan>[0];

it.each<[string, Args, number]>([
  ["ingress", {}, 2],
  ["gateway", { exposure: "gateway" }, 2],
  ["nodePort", { port: "node" }, 1],
  ["hostPort", { port: "db" }, 1],
])("sets the default number of pods for the exposure %s", (_, args, replicas) => {
  expect(plan(args).pods.replicas).toBe(replicas);
});

it("spreads the pods of each generation over the nodes if the app has several pods", () => {
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
  ["a sufficient grace period", {}, 5],
  ["a short grace period", { podSpec: { terminationGracePeriodSeconds: 3 } }, 2],
])("keeps terminating pods responsive, with %s", (_, args, seconds) => {
  expect(plan(args).pods.lifecycle).toEqual({ preStop: { sleep: { seconds } } });
});

it.each<[string, object]>([
  ["the next pod waits for the port", { port: "db" }],
  ["the next pod waits for the end of the current one", { strategy: "Recreate" }],
  ["the grace period is too short", { podSpec: { terminationGracePeriodSeconds: 1 } }],
])("does not delay the termination of pods if %s", (_, args) => {
  expect(plan(args).pods).not.toHaveProperty("lifecycle");
});

it.each(["nodeName", "nodeSelector"])("rejects %s for pinned pods, and accepts it for other pods", (key) => {
  const podSpec = { [key]: "worker" };
  expect(codes(() => plan({ port: "db", podSpec } as Args))).toEqual([
    `POD_PLACEMENT_DECIDED podSpec.${key}`,
  ]);
  const local: object = { port: "node", externalTrafficPolicy: "Local", podSpec };
  expect(codes(() => plan(local))).toEqual([`POD_PLACEMENT_DECIDED podSpec.${key}`]);
  expect(codes(() => plan({ podSpec } as Args))).toEqual([]);
});

it("rejects node affinity for pinned pods, and accepts affinity to other pods", () => {
  const pinned = (affinity: object) => plan({ port: "db", podSpec: { affinity } } as Args);
  expect(codes(() => pinned({ nodeAffinity: {} }))).toEqual([
    "POD_PLACEMENT_DECIDED podSpec.affinity.nodeAffinity",
  ]);
  expect(codes(() => pinned({ podAffinity: {} }))).toEqual([]);
});

it("rejects the labels and annotations that Berth reserves", () => {
  const metadata = {
    labels: { "app.kubernetes.io/name": "shop", "app.kubernetes.io/part-of": "shop" },
    annotations: { "port.berth.dev/http": "worker", "example.com/port.berth.dev": "" },
  };
  expect(codes(() => plan(metadata as Args))).toEqual([
    'METADATA_RESERVED labels["app.kubernetes.io/name"]',
    'METADATA_RESERVED annotations["port.berth.dev/http"]',
  ]);
});
