import { askHostPort, ClusterProbe, waitForAnswer, type EngineContents } from "@kind-berth-tools/probe";
import { Stack } from "@kind-berth-tools/stack";
import { claimRun, type Run } from "@kind-berth-tools/toolchain";
import { apiServer, askNameServer } from "../dns/name-server";
import { engineUnderTest, runEngine } from "../engine";
import { engineContents } from "../engine-contents";
import { freePorts } from "../free-ports";
import { Load } from "../load";
import { openStackOf } from "../stack-of-program";
import { tell } from "../tell-load";
import { containersWith, lookAt, type SeenContainer } from "./containers";

/** As long as something is asked before it is said not to answer, in milliseconds. */
const timeoutMs = 60_000;

let run: Run;
let stack: Stack;
let probe: ClusterProbe;
let before: EngineContents;
let cluster: string;
let ports: { main: number; debug: number; other: number; dns: number };
let nodes: Record<string, SeenContainer>;

const edge = (port: string) => `${cluster}_edge_${port}`;

async function up(values: Readonly<Record<string, string>>): Promise<string> {
  await stack.configure(values);
  return Stack.must(await stack.up()).output;
}

/** The containers of the nodes: each `up` has to leave them as they are. */
async function lookAtNodes(): Promise<Record<string, SeenContainer>> {
  const names = ["control-plane", "worker"].map((node) => probe.container(node));
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await lookAt(name)] as const)),
  );
}

/** What a host port answers within a while: the name of the node that the app runs on, or how it fails. */
async function answerOf(hostPort: number): Promise<string> {
  const answer = await waitForAnswer({ hostPort }, timeoutMs);
  return answer.outcome === "answered" ? answer.body.trim() : answer.outcome;
}

/** An `up` while requests come in by another port. */
async function upUnderLoad(values: Readonly<Record<string, string>>): Promise<void> {
  const load = new Load({ hostPort: ports.main });
  try {
    await up(values);
  } finally {
    const { answered, lost } = await load.end();
    expect(lost).toEqual([]);
    expect(answered).toBeGreaterThan(100);
  }
}

beforeAll(async () => {
  run = await claimRun();
  before = await engineContents();
  cluster = run.clusterName("edge");
  const [main = 0, debug = 0, other = 0, dns = 0] = await freePorts(4);
  ports = { main, debug, other, dns };
  stack = await openStackOf("edge", run);
  probe = new ClusterProbe({ engine: engineUnderTest(), cluster, env: {} });
  await up({
    cluster,
    carrier: "",
    dns: "false",
    mainPort: String(main),
    debugPort: String(debug),
    dnsPort: String(dns),
  });
  nodes = await lookAtNodes();
});

afterAll(async () => {
  Stack.must(await stack.destroy());
  await run.release();
});

describe("an edge port on a living cluster", () => {
  it("is added with its app, and no other port misses a request", async () => {
    await upUnderLoad({ carrier: "worker" });
    expect(await answerOf(ports.debug)).toBe(probe.container("worker"));
    expect(await containersWith(`dev.berth.cluster=${cluster}`)).toEqual([edge("debug")]);
    expect(await lookAtNodes()).toEqual(nodes);
    Stack.must(await stack.preview(["--expect-no-changes"]));
  });

  it("moves to another node with its app, and no other port misses a request", async () => {
    // The control: on the port that moves, the same load does miss some while the app is on its way.
    const moving = new Load({ hostPort: ports.debug });
    await upUnderLoad({ carrier: "control-plane" });
    const seen = await moving.end();
    tell("another node of an edge port", seen);
    expect(seen.lost).not.toEqual([]);
    expect(await answerOf(ports.debug)).toBe(probe.container("control-plane"));
    expect(await lookAtNodes()).toEqual(nodes);
  });

  it("gets another host port, and lets the old one go when the new one answers", async () => {
    const [old, later] = [{ hostPort: ports.debug }, { hostPort: ports.other }];
    const [either, leaving] = [new Load(old, later), new Load(old)];
    try {
      await up({ debugPort: String(ports.other) });
      expect(await answerOf(ports.other)).toBe(probe.container("control-plane"));
    } finally {
      await Promise.all([either.end(), leaving.end()]);
    }
    const seen = await either.end();
    tell("another host port of an edge port", seen);
    expect(seen.lost).toEqual([]);
    // The control: by the old one alone the same requests are lost from then on.
    expect((await leaving.end()).lost).not.toEqual([]);
    expect(await askHostPort({ hostPort: ports.debug })).toEqual({ outcome: "refused" });
    expect(await lookAtNodes()).toEqual(nodes);
  });

  it("carries UDP, and leaves other edge containers alone", async () => {
    expect(await askNameServer(ports.dns)).toBe("ECONNREFUSED");
    const debug = await lookAt(edge("debug"));
    await up({ dns: "true", carrier: "worker" });
    expect(await askNameServer(ports.dns)).toBe(apiServer);
    const dns = await lookAt(edge("dns"));
    await up({ carrier: "control-plane" });
    expect(await lookAt(edge("dns"))).toEqual(dns);
    expect((await lookAt(edge("debug"))).id).not.toBe(debug.id);
  });
});

describe("restarts", () => {
  it("of the node are survived: the port follows the node's name to its new address", async () => {
    await up({ carrier: "worker" });
    const [worker, carried] = [probe.container("worker"), edge("debug")];
    const [node, proxy] = [await lookAt(worker), await lookAt(carried)];
    await runEngine("stop", worker);
    // Somebody else gets the address that the node had.
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
      expect(await answerOf(ports.other)).toBe(worker);
      expect(await lookAt(carried)).toEqual(proxy);
    } finally {
      await runEngine("rm", "--force", squatter);
    }
  });

  it("of the edge container are survived: the engine starts it again", async () => {
    const { id, pid } = await lookAt(edge("debug"));
    process.kill(pid, "SIGKILL");
    expect(await answerOf(ports.other)).toBe(probe.container("worker"));
    expect(await lookAt(edge("debug"))).toMatchObject({ id });
    expect((await lookAt(edge("debug"))).pid).not.toBe(pid);
  });
});

describe("without its container", () => {
  it("a port is dead, until the next up puts it back", async () => {
    await runEngine("rm", "--force", edge("debug"));
    expect(await askHostPort({ hostPort: ports.other })).toEqual({ outcome: "refused" });
    expect(Stack.must(await stack.preview()).output).toContain(`edge container \`${edge("debug")}\``);
    await up({});
    expect(await answerOf(ports.other)).toBe(probe.container("worker"));
  });
});

describe("at the end", () => {
  it("edge ports are removed, and no other port misses a request", async () => {
    await upUnderLoad({ carrier: "", dns: "false" });
    expect(await containersWith(`dev.berth.cluster=${cluster}`)).toEqual([]);
    expect(await askHostPort({ hostPort: ports.other })).toEqual({ outcome: "refused" });
  });

  it("the cluster goes with the edge containers that it still has", async () => {
    await up({ carrier: "worker" });
    Stack.must(await stack.destroy());
    expect(await engineContents()).toEqual(before);
  });
});
