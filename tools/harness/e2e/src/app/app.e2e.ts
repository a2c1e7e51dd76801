import { apiServer, askHostPort, askNameServer, ClusterProbe, waitForAnswer } from "@kind-berth-tools/probe";
import { Stack } from "@kind-berth-tools/stack";
import { claimRun, type Run } from "@kind-berth-tools/toolchain";
import { engineUnderTest } from "../engine";
import { freePorts } from "../free-ports";
import { openStackOf } from "../stack-of-program";
import { balance } from "./load-balancer";

/** The time in milliseconds for which a test repeats a request before counting it as failed. */
const timeoutMs = 30_000;
/** The NodePort behind the load balancer in these tests. */
const balancedNodePort = 30099;

/** On Podman, some requests reached the app from the node network's gateway address. This happened with both traffic policies. */
const itOnDocker = engineUnderTest() === "docker" ? it : it.skip;

let run: Run;
let stack: Stack;
let probe: ClusterProbe;
const names = ["anywhere", "elsewhere", "existing", "low", "local", "dns", "http", "balanced"] as const;
let ports: Readonly<Record<(typeof names)[number], number>>;

/** Waits for a response from a host port. Returns the node on which the app runs, or how the request failed. */
async function answerOf(hostPort: number, host?: string): Promise<string> {
  const answer = await waitForAnswer({ hostPort, ...(host === undefined ? {} : { host }) }, timeoutMs);
  return answer.outcome === "answered" ? answer.body.trim() : answer.outcome;
}

/** Waits until requests to a host port fail, and returns how they fail. If they never fail, returns `answered`. */
async function failureOf(hostPort: number): Promise<string> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    const { outcome } = await askHostPort({ hostPort });
    if (outcome !== "answered" || Date.now() > until) return outcome;
  }
}

/** Returns the client addresses in the logs of an app's containers, excluding the kubelet's probes. */
async function clientsOf(app: string): Promise<string[]> {
  const logs = await probe.kubectl([
    "logs",
    `--selector=app.kubernetes.io/name=${app}`,
    `--namespace=${app === "anywhere" ? "strict" : "default"}`,
  ]);
  const requests = logs.split("\n").filter((line) => !line.includes("kube-probe"));
  const addresses = requests.flatMap((line) => / ([\d.]+):\d+ "GET /u.exec(line)?.[1] ?? []);
  return [...new Set(addresses)];
}

/** Changes the NodePort of the Service `anywhere`. */
async function listenAt(nodePort: number): Promise<void> {
  const patch = JSON.stringify([{ op: "replace", path: "/spec/ports/0/nodePort", value: nodePort }]);
  await probe.kubectl([
    "patch",
    "service",
    "anywhere",
    "--namespace=strict",
    "--type=json",
    `--patch=${patch}`,
  ]);
}

/**
 * Returns the addresses of the cluster's nodes, also those in the pod network. Requests that a node forwards have one of these source
 * addresses. A node uses its first address in the pod network for its own pods.
 */
async function nodeAddresses(): Promise<string[]> {
  const { items } = await probe.objects<{
    items: { spec: { podCIDR: string }; status: { addresses: { type: string; address: string }[] } }[];
  }>(["nodes"]);
  return items.flatMap(({ spec, status }) => [
    spec.podCIDR.replace(/\.0\/\d+$/u, ".1"),
    ...status.addresses.flatMap(({ type, address }) => (type === "InternalIP" ? [address] : [])),
  ]);
}

beforeAll(async () => {
  run = await claimRun();
  const cluster = run.clusterName("app");
  const free = await freePorts(names.length);
  ports = Object.fromEntries(names.map((name, index) => [name, free[index] ?? 0])) as typeof ports;
  stack = await openStackOf("app", run, {
    cluster,
    ...Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)])),
  });
  probe = new ClusterProbe({ engine: engineUnderTest(), cluster, env: {} });
  let ended = false;
  const upped = stack.up().finally(() => {
    ended = true;
  });
  const [brought] = await Promise.all([upped, balance(probe, "balanced", balancedNodePort, () => ended)]);
  Stack.must(brought);
});

afterAll(async () => {
  Stack.must(await stack.destroy());
  await run.release();
});

describe("two nodes, with the ports on the control plane, which runs only pinned pods", () => {
  it("responds by nodePort while the pods run on the worker", async () => {
    expect(await answerOf(ports.anywhere)).toBe(probe.container("worker"));
  });

  it("responds by the same NodePort through the other node", async () => {
    expect(await answerOf(ports.elsewhere)).toBe(probe.container("worker"));
  });

  it("control: both host ports are dead if the Service has a different NodePort", async () => {
    await listenAt(30098);
    expect(await failureOf(ports.anywhere)).toMatch(/^(?:refused|reset|silent)$/u);
    expect(await failureOf(ports.elsewhere)).toMatch(/^(?:refused|reset|silent)$/u);
    await listenAt(30090);
    expect(await answerOf(ports.anywhere)).toBe(probe.container("worker"));
    expect(await answerOf(ports.elsewhere)).toBe(probe.container("worker"));
  });

  it("responds by a NodePort from the cluster's own range", async () => {
    expect(await answerOf(ports.low)).toBe(probe.container("worker"));
    const { spec } = await probe.objects<{ spec: { ports: { nodePort: number }[] } }>(["service", "low"]);
    expect(spec.ports.map(({ nodePort }) => nodePort)).toEqual([3000]);
  });

  it("control: the API server rejects a NodePort below its range", async () => {
    const service = ["create", "service", "nodeport", "below", "--tcp=80:80", "--node-port=2999"];
    // A dry run would not allocate a NodePort, and so not check the range.
    await expect(probe.kubectl(service)).rejects.toThrow("provided port is not in the valid range");
  });

  it("responds from the port's node with traffic policy Local, and the app sees the client's address", async () => {
    expect(await answerOf(ports.local)).toBe(probe.container("control-plane"));
    const nodes = await nodeAddresses();
    const clients = await clientsOf("local");
    expect(clients).not.toEqual([]);
    expect(clients.filter((address) => nodes.includes(address))).toEqual([]);
  });

  itOnDocker("control: with traffic policy Cluster, the app sees a node's address", async () => {
    const nodes = await nodeAddresses();
    const clients = await clientsOf("anywhere");
    expect(clients).not.toEqual([]);
    expect(clients.filter((address) => !nodes.includes(address))).toEqual([]);
  });

  it("responds over UDP if the app is a name server whose configuration is in a volume", async () => {
    expect(await askNameServer(ports.dns)).toBe(apiServer);
  });

  it("responds through a load balancer if an ExistingCluster describes the same cluster", async () => {
    expect(await answerOf(ports.balanced)).toBe(probe.container("worker"));
  });
});

describe("a Service that already exists", () => {
  it("responds by ingress on its own host", async () => {
    expect(await answerOf(ports.http, "shared.localhost")).toBe(probe.container("control-plane"));
  });

  it("responds by its own NodePort", async () => {
    expect(await answerOf(ports.existing)).toBe(probe.container("worker"));
  });

  it("control: responds with HTTP 404 on a host that no exposure uses", async () => {
    expect(await askHostPort({ hostPort: ports.http, host: "local.localhost" })).toMatchObject({
      status: 404,
    });
  });
});

describe("a namespace that accepts only restricted pods", () => {
  it("accepts an app's pods with their default settings", async () => {
    const pods = await probe.pods("app.kubernetes.io/name=anywhere");
    expect(pods.map(({ namespace, ready }) => ({ namespace, ready }))).toEqual([
      { namespace: "strict", ready: true },
      { namespace: "strict", ready: true },
    ]);
  });

  it("control: rejects a pod that violates the restricted Pod Security Standard", async () => {
    const pod = [
      "run",
      "other",
      "--namespace=strict",
      "--image=hashicorp/http-echo:1.0.0",
      "--dry-run=server",
    ];
    await expect(probe.kubectl(pod)).rejects.toThrow("violates PodSecurity");
  });
});

it("previews without a change", async () => {
  Stack.must(await stack.preview(["--expect-no-changes"]));
});
