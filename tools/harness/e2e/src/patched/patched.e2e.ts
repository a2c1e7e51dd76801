import { askHostPort, ClusterProbe, waitForAnswer } from "@kind-berth-tools/probe";
import { Stack } from "@kind-berth-tools/stack";
import { claimRun, type Run } from "@kind-berth-tools/toolchain";
import type { ClusterRecord } from "@kind-berth/topology";
import { engineUnderTest } from "../engine";
import { freePorts } from "../free-ports";
import { openStackOf } from "../stack-of-program";

/** The time in milliseconds for which a test repeats a request before counting it as failed. */
const timeoutMs = 30_000;

let run: Run;
let stack: Stack | undefined;
let probe: ClusterProbe;
let record: ClusterRecord;
let ports: { http: number; node: number; api: number };

beforeAll(async () => {
  run = await claimRun();
  const [http = 0, node = 0, api = 0] = await freePorts(3);
  ports = { http, node, api };
  const cluster = run.clusterName("patched");
  probe = new ClusterProbe({ engine: engineUnderTest(), cluster, env: {} });
  stack = await openStackOf("patched", run, {
    cluster,
    http: String(http),
    node: String(node),
    api: String(api),
  });
  Stack.must(await stack.up());
  record = (await stack.outputs())["record"] as ClusterRecord;
});

afterAll(async () => {
  if (stack) Stack.must(await stack.destroy());
  await run.release();
});

interface LiveNode {
  readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
  readonly spec: { readonly taints?: readonly { key: string; value?: string; effect: string }[] };
}

async function liveNodes(): Promise<Map<string, LiveNode>> {
  const { items } = await probe.objects<{ items: LiveNode[] }>(["nodes"]);
  return new Map(items.map((node) => [node.metadata.name, node]));
}

describe("what kubeadm patches set", () => {
  it("are the taints in the record, on every node", async () => {
    const live = await liveNodes();
    const taints = record.nodes.map(({ name }) => live.get(probe.container(name))?.spec.taints ?? []);
    expect(taints).toEqual(record.nodes.map((node) => node.taints));
    expect(record.nodes[2]?.taints).toEqual([{ key: "only", value: "ingress", effect: "NoSchedule" }]);
  });

  it("are labels on every node, and port labels that a patch replaced are there too", async () => {
    const live = await liveNodes();
    const labels = (node: string) => live.get(probe.container(node))?.metadata.labels;
    const region = { "topology.kubernetes.io/region": "eu" };
    expect(labels("control-plane")).toMatchObject({ ...region, "port.berth.dev/node": "3000" });
    expect(labels("worker")).toMatchObject(region);
    expect(labels("worker2")).toMatchObject({ "ingress-ready": "true", "port.berth.dev/http": "80" });
    // kind lets the node's own patch replace the labels of the cluster's patch.
    expect(labels("worker2")).not.toHaveProperty(["topology.kubernetes.io/region"]);
  });

  it("is the NodePort range in the record", () => {
    expect(record.serviceNodePortRange).toEqual({ first: 3000, last: 4000 });
  });
});

it("an app answers through an Ingress controller on the tainted node", async () => {
  const answer = await waitForAnswer({ hostPort: ports.http, host: "web.localhost" }, timeoutMs);
  expect(answer).toMatchObject({ outcome: "answered", status: 200 });
  const controllers = await probe.pods("app.kubernetes.io/name=berth-ingress-http");
  expect(controllers).toMatchObject([{ node: "worker2", ready: true }]);
});

it("control: a pod without Berth's toleration is not scheduled to the tainted node", async () => {
  const overrides = { spec: { nodeSelector: { "kubernetes.io/hostname": probe.container("worker2") } } };
  await probe.kubectl([
    "run",
    "intolerant",
    "--image=registry.k8s.io/pause:3.10",
    `--overrides=${JSON.stringify({ apiVersion: "v1", ...overrides })}`,
  ]);
  try {
    await probe.kubectl([
      "wait",
      "pod/intolerant",
      "--for=jsonpath={.status.conditions[?(@.type=='PodScheduled')].reason}=Unschedulable",
      "--timeout=60s",
    ]);
  } finally {
    await probe.kubectl(["delete", "pod", "intolerant", "--now"]);
  }
});

it("an app answers on a NodePort of the changed range; control: the API server rejects one of the default range", async () => {
  const answer = await waitForAnswer({ hostPort: ports.node }, timeoutMs);
  expect(answer).toMatchObject({ outcome: "answered", status: 200 });
  await expect(
    probe.kubectl(["create", "service", "nodeport", "outside", "--tcp=80", "--node-port=31000"]),
  ).rejects.toThrow(/not in the valid range/);
});

it("a port that forwards to 6443 reaches the API server", async () => {
  const { stdout: authority } = await probe.inNode("control-plane", ["cat", "/etc/kubernetes/pki/ca.crt"]);
  const question = { hostPort: ports.api, host: "localhost", path: "/livez", tls: { authority } };
  expect(await askHostPort(question)).toEqual({ outcome: "answered", status: 200, body: "ok" });
});

it("previews without a change", async () => {
  if (stack === undefined) throw new Error("the stack was not made");
  Stack.must(await stack.preview(["--expect-no-changes"]));
});
