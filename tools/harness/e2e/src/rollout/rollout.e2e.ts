import { askHostPort, ClusterProbe, waitForAnswer, type HostPortQuestion } from "@kind-berth-tools/probe";
import { claimRun, type Run } from "@kind-berth-tools/toolchain";
import { ConfiguredStack, type Configuration } from "../configured-stack";
import { engineUnderTest } from "../engine";
import { freePorts } from "../free-ports";
import { Load, type LoadResult } from "../load";
import { openStackOf } from "../stack-of-program";
import { tell } from "../tell-load";

/** The time in milliseconds for which a test repeats a request before counting it as failed. */
const timeoutMs = 30_000;
const limit = "--timeout=120s";

let run: Run;
let stack: ConfiguredStack | undefined;
let probe: ClusterProbe;
let web: HostPortQuestion;
let direct: HostPortQuestion;
let byHost: (host: string) => HostPortQuestion;
let spare: HostPortQuestion;

/** Makes a change while both apps receive requests. Returns the results of both loads. */
async function underLoad(change: () => Promise<unknown>): Promise<{ web: LoadResult; direct: LoadResult }> {
  const loads = { web: new Load(web), direct: new Load(direct) };
  try {
    await change();
    // Continue the load until the changed apps respond.
    await Promise.all([waitForAnswer(web, timeoutMs), waitForAnswer(direct, timeoutMs)]);
  } finally {
    await Promise.all([loads.web.end(), loads.direct.end()]);
  }
  return { web: await loads.web.end(), direct: await loads.direct.end() };
}

/** Returns the stack, which exists while the tests run. */
function made(): ConfiguredStack {
  if (stack === undefined) throw new Error("the stack was not made");
  return stack;
}

beforeAll(async () => {
  run = await claimRun();
  const [http = 0, whole = 0, other = 0] = await freePorts(3);
  byHost = (host) => ({ hostPort: http, host: `${host}.localhost` });
  spare = { hostPort: other };
  web = byHost("web");
  direct = { hostPort: whole };
  const cluster = run.clusterName("rollout");
  probe = new ClusterProbe({ engine: engineUnderTest(), cluster, env: {} });
  stack = new ConfiguredStack(await openStackOf("rollout", run));
  await stack.up({
    cluster,
    http: String(http),
    direct: String(whole),
    spare: String(other),
    version: "one",
    strategy: "RollingUpdate",
    exposure: "ingress",
    host: "first.localhost",
  });
  await waitForAnswer(web, timeoutMs);
});

afterAll(async () => {
  await stack?.destroy();
  await run.release();
});

describe("an update under load", () => {
  let seen: { web: LoadResult; direct: LoadResult };
  beforeAll(async () => {
    await made().ensure({ version: "one", strategy: "RollingUpdate" });
    seen = await underLoad(() => made().up({ version: "two" }));
  });

  it("by ingress loses no request: old and new pods respond until the old pods receive no more requests", () => {
    tell("rolling update by ingress", seen.web);
    expect(seen.web.said).toEqual(["one", "two"]);
    expect(seen.web.lost).toEqual([]);
  });

  it("by hostPort loses the requests that arrive while the port moves to the new pod", () => {
    tell("update by hostPort", seen.direct);
    expect(seen.direct.said).toEqual(["one", "two"]);
    expect(seen.direct.lost).not.toEqual([]);
  });

  it("control: by ingress with the strategy `Recreate` loses requests under the same load", async () => {
    await made().ensure({ version: "two" });
    const { web } = await underLoad(() => made().up({ version: "three", strategy: "Recreate" }));
    tell("update by ingress with Recreate", web);
    expect(web.said).toEqual(["two", "three"]);
    expect(web.lost).not.toEqual([]);
  });
});

describe("an app that moves under load", () => {
  /** Sends requests to the app's old and new place while the app moves, until the app responds at the new place. */
  async function moved(from: HostPortQuestion, to: HostPortQuestion, values: Configuration) {
    const [either, leaving] = [new Load(from, to), new Load(from)];
    try {
      await made().up(values);
      expect(await waitForAnswer(to, timeoutMs)).toMatchObject({ outcome: "answered", status: 200 });
    } finally {
      await Promise.all([either.end(), leaving.end()]);
    }
    return { either: await either.end(), leaving: await leaving.end() };
  }

  it("to another host responds on the old or the new host at all times", async () => {
    await made().ensure({ exposure: "ingress", host: "first.localhost" });
    const seen = await moved(byHost("first"), byHost("second"), { host: "second.localhost" });
    tell("another host", seen.either);
    expect(seen.either.lost).toEqual([]);
    // The control: the old host alone loses requests from then on.
    expect(new Set(seen.leaving.lost)).toEqual(new Set(["404"]));
  });

  it("from ingress to hostPort loses requests while its port changes", async () => {
    await made().ensure({ exposure: "ingress", host: "second.localhost" });
    const seen = await moved(byHost("second"), spare, { exposure: "hostPort" });
    tell("from ingress to hostPort", seen.either);
    expect(seen.either.lost).not.toEqual([]);
  });

  it("from hostPort to ingress releases its host port", async () => {
    await made().ensure({ exposure: "hostPort", host: "second.localhost" });
    const seen = await moved(spare, byHost("second"), { exposure: "ingress" });
    tell("from hostPort to ingress", seen.either);
    expect(await askHostPort(spare)).not.toMatchObject({ outcome: "answered" });
  });
});

it("a restart of the Ingress controller loses requests on its own port, but none on other ports", async () => {
  const controller = ["deployment/berth-ingress-http", "--namespace=berth-ingress-http"];
  const { web, direct } = await underLoad(async () => {
    await probe.kubectl(["rollout", "restart", ...controller]);
    await probe.kubectl(["rollout", "status", ...controller, limit]);
  });
  tell("restart of the Ingress controller", web);
  expect(web.lost).not.toEqual([]);
  expect(direct.lost).toEqual([]);
});

it("control: a rolling update with hostPort never completes, because the old pod holds the port", async () => {
  const patch = {
    spec: {
      strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      template: { metadata: { annotations: { "e2e.berth.dev/version": "four" } } },
    },
  };
  await probe.kubectl(["patch", "deployment/direct", `--patch=${JSON.stringify(patch)}`]);
  const rollout = probe.kubectl(["rollout", "status", "deployment/direct", "--timeout=10s"]);
  await expect(rollout).rejects.toThrow("timed out waiting for the condition");
  const pods = await probe.pods("app.kubernetes.io/name=direct");
  expect(pods.map(({ node, ready }) => ({ node, ready }))).toEqual(
    expect.arrayContaining([
      { node: "control-plane", ready: true },
      { node: undefined, ready: false },
    ]),
  );
  const waiting = await probe.kubectl([
    "get",
    "pods",
    "--field-selector=status.phase=Pending",
    "--output=jsonpath={.items[*].status.conditions[*].message}",
  ]);
  expect(waiting).toContain("didn't have free ports for the requested pod ports");
});
