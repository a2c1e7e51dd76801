import { networkInterfaces } from "node:os";
import { apiServer, askHostPort, askNameServer, ClusterProbe, waitForAnswer } from "@kind-berth-tools/probe";
import { Stack } from "@kind-berth-tools/stack";
import { claimRun, type Run } from "@kind-berth-tools/toolchain";
import { ConfiguredStack, type Configuration } from "../configured-stack";
import { engineUnderTest, runEngine } from "../engine";
import { freePorts } from "../free-ports";
import { HoldingsOfCluster, nothing } from "../holdings-of-cluster";
import { Load } from "../load";
import { openStackOf } from "../stack-of-program";
import { tell } from "../tell-load";
import { containersWith, lookAt, type SeenContainer } from "./containers";

/** The time in milliseconds for which a test repeats a request before counting it as failed. */
const timeoutMs = 60_000;

/** Whether the engine forwards a port on `::1`. Podman does not, and a machine without IPv6 has no such address. */
const forwardsIPv6 =
  engineUnderTest() === "docker" &&
  Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ address }) => address === "::1"));
const itOnIPv6 = forwardsIPv6 ? it : it.skip;

let run: Run;
let stack: ConfiguredStack;
let probe: ClusterProbe;
let holdings: HoldingsOfCluster;
let cluster: string;
let ports: { main: number; debug: number; other: number; dns: number };

const edge = (port: string) => `${cluster}_edge_${port}`;
/** The host port of the edge port `debug`, which one test changes. */
const debugPort = () => Number(stack.value("debugPort"));

/** Returns the state of the node containers, which must not change during an `up`. */
async function lookAtNodes(): Promise<Record<string, SeenContainer>> {
  const names = ["control-plane", "worker"].map((node) => probe.container(node));
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await lookAt(name)] as const)),
  );
}

/** Waits for a response from a host port. Returns the node on which the app runs, or how the request failed. */
async function answerOf(hostPort: number): Promise<string> {
  const answer = await waitForAnswer({ hostPort }, timeoutMs);
  return answer.outcome === "answered" ? answer.body.trim() : answer.outcome;
}

/** Runs `up` while requests arrive on another port. */
async function upUnderLoad(values: Configuration): Promise<void> {
  const load = new Load({ hostPort: ports.main });
  try {
    await stack.up(values);
  } finally {
    const { answered, lost } = await load.end();
    expect(lost).toEqual([]);
    expect(answered).toBeGreaterThan(100);
  }
}

beforeAll(async () => {
  run = await claimRun();
  cluster = run.clusterName("edge");
  holdings = new HoldingsOfCluster(cluster);
  const [main = 0, debug = 0, other = 0, dns = 0] = await freePorts(4);
  ports = { main, debug, other, dns };
  stack = new ConfiguredStack(await openStackOf("edge", run));
  probe = new ClusterProbe({ engine: engineUnderTest(), cluster, env: {} });
  await stack.up({
    cluster,
    addresses: JSON.stringify(["127.0.0.1", ...(forwardsIPv6 ? ["::1"] : [])]),
    carrier: "worker",
    dns: "true",
    mainPort: String(main),
    debugPort: String(debug),
    dnsPort: String(dns),
  });
});

afterAll(async () => {
  await stack.destroy();
  await run.release();
});

describe("an edge port on a running cluster", () => {
  it("is removed while another port loses no requests", async () => {
    await stack.ensure({ carrier: "worker", dns: "true" });
    await upUnderLoad({ carrier: "", dns: "false" });
    expect(await containersWith(`dev.berth.cluster=${cluster}`)).toEqual([]);
    expect(await askHostPort({ hostPort: debugPort() })).toEqual({ outcome: "refused" });
  });

  it("is added with its app while another port loses no requests", async () => {
    await stack.ensure({ carrier: "", dns: "false" });
    const nodes = await lookAtNodes();
    await upUnderLoad({ carrier: "worker" });
    expect(await answerOf(debugPort())).toBe(probe.container("worker"));
    expect(await containersWith(`dev.berth.cluster=${cluster}`)).toEqual([edge("debug")]);
    expect(await lookAtNodes()).toEqual(nodes);
    Stack.must(await stack.stack.preview(["--expect-no-changes"]));
  });

  it("moves to another node with its app while another port loses no requests", async () => {
    await stack.ensure({ carrier: "worker" });
    const nodes = await lookAtNodes();
    // The control: under the same load, the moving port loses some requests while the app moves.
    const moving = new Load({ hostPort: debugPort() });
    await upUnderLoad({ carrier: "control-plane" });
    const seen = await moving.end();
    tell("another node of an edge port", seen);
    expect(seen.lost).not.toEqual([]);
    expect(await answerOf(debugPort())).toBe(probe.container("control-plane"));
    expect(await lookAtNodes()).toEqual(nodes);
  });

  it("changes its host port, and releases the old host port only when the new one responds", async () => {
    await stack.ensure({ carrier: "control-plane", debugPort: String(ports.debug) });
    const nodes = await lookAtNodes();
    const [old, later] = [{ hostPort: ports.debug }, { hostPort: ports.other }];
    const [either, leaving] = [new Load(old, later), new Load(old)];
    try {
      await stack.up({ debugPort: String(ports.other) });
      expect(await answerOf(ports.other)).toBe(probe.container("control-plane"));
    } finally {
      await Promise.all([either.end(), leaving.end()]);
    }
    const seen = await either.end();
    tell("another host port of an edge port", seen);
    expect(seen.lost).toEqual([]);
    // The control: the old port alone loses requests from then on.
    expect((await leaving.end()).lost).not.toEqual([]);
    expect(await askHostPort({ hostPort: ports.debug })).toEqual({ outcome: "refused" });
    expect(await lookAtNodes()).toEqual(nodes);
  });

  it("forwards UDP, and changes to one edge port leave other edge containers unchanged", async () => {
    await stack.ensure({ dns: "false", carrier: "control-plane" });
    expect(await askNameServer(ports.dns)).toBe("ECONNREFUSED");
    const debug = await lookAt(edge("debug"));
    await stack.up({ dns: "true" });
    expect(await askNameServer(ports.dns)).toBe(apiServer);
    expect(await lookAt(edge("debug"))).toEqual(debug);
    const dns = await lookAt(edge("dns"));
    await stack.up({ carrier: "worker" });
    expect(await lookAt(edge("dns"))).toEqual(dns);
    expect((await lookAt(edge("debug"))).id).not.toBe(debug.id);
  });
});

describe("a port on the loopback addresses of both IP families, in an IPv4 cluster", () => {
  itOnIPv6("responds on both addresses if it is an edge port; control: otherwise only on IPv4", async () => {
    await stack.ensure({ carrier: "worker" });
    const body = expect.stringContaining(probe.container("worker")) as string;
    for (const address of ["127.0.0.1", "::1"]) {
      const answer = await waitForAnswer({ hostPort: debugPort(), address }, timeoutMs);
      expect({ address, answer }).toMatchObject({ address, answer: { outcome: "answered", body } });
    }
    expect(await answerOf(ports.main)).toBe(probe.container("worker"));
    // The engine forwards the connection to the node's IPv6 address, on which the node does not forward it to the pod.
    expect(await askHostPort({ hostPort: ports.main, address: "::1" })).toEqual({ outcome: "reset" });
  });
});

describe("an edge port after a restart", () => {
  it("responds if the node restarted, because the port follows the node's name to its new address", async () => {
    await stack.ensure({ carrier: "worker" });
    await stack.disturbed(async () => {
      const [worker, carried] = [probe.container("worker"), edge("debug")];
      const [node, proxy] = [await lookAt(worker), await lookAt(carried)];
      await runEngine("stop", worker);
      // Start another container, which receives the node's previous address.
      const { Config } = (
        JSON.parse(await runEngine("container", "inspect", worker)) as { Config: { Image: string } }[]
      )[0] ?? {
        Config: { Image: "" },
      };
      const network = process.env["KIND_EXPERIMENTAL_PODMAN_NETWORK"] ?? "kind";
      const squatter = `${cluster}_squatter`;
      await runEngine(
        "run",
        "--detach",
        `--name=${squatter}`,
        `--network=${network}`,
        "--entrypoint=sleep",
        Config.Image,
        "600",
      );
      try {
        await runEngine("start", worker);
        expect((await lookAt(worker)).address).not.toBe(node.address);
        expect(await answerOf(debugPort())).toBe(worker);
        expect(await lookAt(carried)).toEqual(proxy);
      } finally {
        await runEngine("rm", "--force", squatter);
      }
    });
  });

  it("responds if the edge container was killed, because the engine restarts the container", async () => {
    await stack.ensure({ carrier: "worker" });
    await stack.disturbed(async () => {
      const { id, pid } = await lookAt(edge("debug"));
      process.kill(pid, "SIGKILL");
      expect(await answerOf(debugPort())).toBe(probe.container("worker"));
      expect(await lookAt(edge("debug"))).toMatchObject({ id });
      expect((await lookAt(edge("debug"))).pid).not.toBe(pid);
    });
  });
});

describe("an edge port without its container", () => {
  it("is dead until the next `up` recreates the container", async () => {
    await stack.ensure({ carrier: "worker" });
    await stack.disturbed(async () => {
      await runEngine("rm", "--force", edge("debug"));
      expect(await askHostPort({ hostPort: debugPort() })).toEqual({ outcome: "refused" });
      expect(Stack.must(await stack.stack.preview()).output).toContain(`edge container \`${edge("debug")}\``);
      await stack.up();
      expect(await answerOf(debugPort())).toBe(probe.container("worker"));
    });
  });
});

describe("`pulumi destroy`", () => {
  it("deletes the cluster and its remaining edge containers", async () => {
    await stack.ensure({ carrier: "worker" });
    const { containers, volumes } = await holdings.look();
    expect(containers).toContain(edge("debug"));
    expect(volumes).not.toEqual([]);
    await stack.destroy();
    expect(await holdings.look()).toEqual(nothing);
  });
});
