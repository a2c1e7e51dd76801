import {
  apiServer,
  askByTcp,
  askHostPort,
  askNameServer,
  ClusterProbe,
  waitForAnswer,
} from "@kind-berth-tools/probe";
import { Stack } from "@kind-berth-tools/stack";
import { claimRun, type Run } from "@kind-berth-tools/toolchain";
import { ConfiguredStack } from "../configured-stack";
import { engineUnderTest } from "../engine";
import { freePorts } from "../free-ports";
import { withoutBerthsPlacement } from "../placement/patched";
import { openStackOf } from "../stack-of-program";
import { plannedChanges } from "./planned-changes";

/** The program's initial configuration. */
const atFirst = { webName: "web", byNodePort: "false", frontPort: "80", frontTargetPort: "5678" };

/** The time in milliseconds for which a test repeats a request before counting it as failed. */
const timeoutMs = 20_000;

let run: Run;
let stack: ConfiguredStack | undefined;
let probe: ClusterProbe;
let ports: { dns: number; http: number; direct: number; node: number };

/** Returns the stack, which exists while the tests run. */
function made(): ConfiguredStack {
  if (stack === undefined) throw new Error("the stack was not made");
  return stack;
}

/** Sends a request to one of the app's URLs. Returns the status and the body, or how the request failed. */
async function answerAt(url: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const answer = await waitForAnswer({ hostPort: Number(port), host: hostname }, timeoutMs);
  return answer.outcome === "answered" ? `${answer.status} ${answer.body.trim()}` : answer.outcome;
}

/** Waits until requests to a host port fail, and returns how they fail. If they never fail, returns `answered`. */
async function failureOf(hostPort: number): Promise<string> {
  return (await waitForAnswer({ hostPort }, timeoutMs, ({ outcome }) => outcome !== "answered")).outcome;
}

/** The possible outcomes for a host port if nothing listens on its node: the connection is refused, or the engine's proxy closes it. */
const dead = /^(?:refused|reset)$/u;

/** Returns an app's pods and its Deployment's generation. Both stay the same unless the app is restarted. */
async function podsOf(app: string): Promise<unknown> {
  const pods = await probe.pods(`app.kubernetes.io/name=${app}`);
  const { metadata } = await probe.objects<{ metadata: { generation: number } }>(["deployment", app]);
  return { pods, generation: metadata.generation };
}

const workload = (name: string) => ({ namespace: "default", name });

beforeAll(async () => {
  run = await claimRun();
  const cluster = run.clusterName("ways");
  const [dns = 0, http = 0, direct = 0, node = 0] = await freePorts(4);
  ports = { dns, http, direct, node };
  probe = new ClusterProbe({ engine: engineUnderTest(), cluster, env: {} });
  stack = new ConfiguredStack(await openStackOf("exposures", run));
  const numbers = Object.entries(ports).map(([name, port]) => [name, String(port)] as const);
  await stack.up({ cluster, ...atFirst, ...Object.fromEntries(numbers) });
});

afterAll(async () => {
  await stack?.destroy();
  await run.release();
});

describe("a name server with two exposures", () => {
  it("runs as one pod on the node with both ports, and responds over UDP and TCP", async () => {
    expect(await probe.pods("app.kubernetes.io/name=dns")).toMatchObject([
      { node: "control-plane", ready: true },
    ]);
    expect(await askNameServer(ports.dns)).toBe(apiServer);
    expect(await askByTcp(ports.dns)).toBe(apiServer);
  });

  it("control: without Berth's placement, runs on the worker and does not respond over UDP or TCP", async () => {
    await withoutBerthsPlacement(probe, workload("dns"), async () => {
      expect(await probe.pods("app.kubernetes.io/name=dns")).toMatchObject([{ node: "worker", ready: true }]);
      expect(await askNameServer(ports.dns)).not.toBe(apiServer);
      expect(await askByTcp(ports.dns)).not.toBe(apiServer);
    });
  });
});

describe("an app with two hosts and a dedicated port", () => {
  it("responds at each of its URLs", async () => {
    await made().ensure(atFirst);
    const { urls } = await made().stack.outputs();
    expect(urls).toEqual([
      `http://web.localhost:${ports.http}/`,
      `http://shop.localhost:${ports.http}/`,
      `tcp://127.0.0.1:${ports.direct}`,
    ]);
    const answers = await Promise.all((urls as string[]).map(answerAt));
    expect(answers).toEqual(["200 web", "200 web", "200 web"]);
  });

  it("control: does not respond on a host that it does not declare, or on an unused port", async () => {
    await made().ensure(atFirst);
    expect(await askHostPort({ hostPort: ports.http, host: "other.localhost" })).toMatchObject({
      status: 404,
    });
    expect(await failureOf(ports.node)).toMatch(dead);
  });

  it("control: on the worker, without Berth's placement, responds on its hosts but not on its own port", async () => {
    await made().ensure(atFirst);
    await withoutBerthsPlacement(probe, workload("web"), async () => {
      expect(await failureOf(ports.direct)).toMatch(dead);
      expect(await answerAt(`http://shop.localhost:${ports.http}/`)).toBe("200 web");
    });
  });
});

describe("a Service that is passed as a resource, with a name that Pulumi generates", () => {
  it("responds on its own host, and the route contains the generated name", async () => {
    await made().ensure(atFirst);
    const { route, frontName } = await made().stack.outputs();
    expect(frontName).toMatch(/^front-[a-z0-9]+$/u);
    expect((route as unknown[]).at(-1)).toEqual({
      kind: "service",
      namespace: "default",
      name: frontName,
      port: 80,
    });
    expect(await answerAt(`http://again.localhost:${ports.http}/`)).toBe("200 web");
  });

  it("control: the preview rejects a port that the Service does not have, and lists the Service's ports", async () => {
    await made().ensure(atFirst);
    await made().configure({ frontPort: "8081" });
    const { exitCode, output } = await made().stack.preview();
    expect(exitCode).not.toBe(0);
    expect(output).toContain("does not have this port; its ports are 80.");
    expect(output).toContain("[SERVICE_RESOURCE_INVALID]");
    await made().configure({ frontPort: "80" });
  });

  it("fails the `up` that changes its target port to an unused port, and responds after the correction", async () => {
    await made().ensure(atFirst);
    const { exitCode, output } = await made().tryUp({ frontTargetPort: "5679" });
    expect(exitCode).not.toBe(0);
    expect(output).toContain(`app "again" is not reachable at http://again.localhost:${ports.http}/`);
    expect(output).toContain(
      "the controller responds with HTTP 502, because it received no response from the app",
    );
    expect(output).toContain("[APP_NOT_REACHED]");

    await made().up({ frontTargetPort: "5678" });
    expect(await answerAt(`http://again.localhost:${ports.http}/`)).toBe("200 web");
  });
});

describe("an exposure that is added and removed", () => {
  it("is added by creating only its own objects: the pods keep running, and all URLs respond", async () => {
    await made().ensure(atFirst);
    const before = await podsOf("web");
    await made().configure({ byNodePort: "true" });
    expect(await plannedChanges(made().stack)).toEqual([
      "create Command web-node-verify",
      "create Service web-node",
      "update ExposedApp web",
    ]);
    await made().up();
    expect(await podsOf("web")).toEqual(before);
    const { urls } = await made().stack.outputs();
    expect(urls).toHaveLength(4);
    const answers = await Promise.all((urls as string[]).map(answerAt));
    expect(answers).toEqual(["200 web", "200 web", "200 web", "200 web"]);
  });

  it("moves with a renamed app, together with the ports that the old app binds", async () => {
    await made().ensure({ byNodePort: "true", webName: "web" });
    await made().up({ webName: "site" });
    const { urls } = await made().stack.outputs();
    expect(urls).toEqual([
      `http://site.localhost:${ports.http}/`,
      `http://shop.localhost:${ports.http}/`,
      `tcp://127.0.0.1:${ports.direct}`,
      `tcp://127.0.0.1:${ports.node}`,
    ]);
    const answers = await Promise.all((urls as string[]).map(answerAt));
    expect(answers).toEqual(["200 web", "200 web", "200 web", "200 web"]);
    expect(await askHostPort({ hostPort: ports.http, host: "web.localhost" })).toMatchObject({ status: 404 });
    expect(await probe.pods("app.kubernetes.io/name=web")).toEqual([]);
  });

  it("is removed by deleting only its own objects: the pods and the other exposures remain", async () => {
    await made().ensure({ byNodePort: "true" });
    const name = made().value("webName");
    const before = await podsOf(name);
    await made().configure({ byNodePort: "false" });
    expect(await plannedChanges(made().stack)).toEqual([
      `delete Command ${name}-node-verify`,
      `delete Service ${name}-node`,
      `update ExposedApp ${name}`,
    ]);
    await made().up();
    expect(await podsOf(name)).toEqual(before);
    expect(await failureOf(ports.node)).toMatch(dead);
    expect(await answerAt(`tcp://127.0.0.1:${ports.direct}`)).toBe("200 web");
  });

  it("leaves no changes for the next preview", async () => {
    await made().ensure();
    Stack.must(await made().stack.preview(["--expect-no-changes"]));
  });
});
