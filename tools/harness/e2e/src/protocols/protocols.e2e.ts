import { apiServer, askByTcp, askNameServer, ClusterProbe, waitForAnswer } from "@kind-berth-tools/probe";
import { Stack } from "@kind-berth-tools/stack";
import { claimRun, type Run } from "@kind-berth-tools/toolchain";
import { engineUnderTest } from "../engine";
import { freePorts } from "../free-ports";
import { openStackOf } from "../stack-of-program";
import { writeAndRead } from "./database";
import { firstEvents } from "./event-stream";
import { converse, type Conversation } from "./grpc-client";
import { offence } from "./server/conversation";
import { ServerImage } from "./server-image";
import { talk } from "./web-socket";
import { withoutPods } from "./without-pods";

/** The time in milliseconds for which a test repeats a request before counting it as failed. */
const timeoutMs = 15_000;

let run: Run;
let image: ServerImage | undefined;
let stack: Stack | undefined;
let probe: ClusterProbe;
/** The output of the `up` that created the cluster. */
let creation: string;
let ports: { http: number; db: number; dns: number; dnsTcp: number };
/** A call that takes longer than a minute. By default, Traefik may take at most one minute to read a request. */
let longCall: Promise<Conversation>;

beforeAll(async () => {
  run = await claimRun();
  image = await ServerImage.build(run);
  const [http = 0, db = 0, dns = 0, dnsTcp = 0] = await freePorts(4);
  ports = { http, db, dns, dnsTcp };
  const cluster = run.clusterName("protocols");
  probe = new ClusterProbe({ engine: engineUnderTest(), cluster, env: {} });
  stack = await openStackOf("protocols", run, {
    cluster,
    image: image.name,
    http: String(http),
    db: String(db),
    dns: String(dns),
    dnsTcp: String(dnsTcp),
  });
  creation = Stack.must(await stack.up()).output;
  // The Ingress controller serves a new route only some time after the API server has stored it.
  await waitForAnswer({ hostPort: http, host: "web.localhost" }, 30_000);
  const texts = Array.from({ length: 14 }, (_, index) => String(index));
  longCall = converse(http, "grpc.localhost", texts, { timeoutMs: 120_000, pause: 5000 });
});

afterAll(async () => {
  if (stack) Stack.must(await stack.destroy());
  await image?.remove();
  await run.release();
});

it("loads the image while kind is still starting Kubernetes on the nodes", () => {
  const loading = creation.indexOf(`Loading ${image?.name ?? ""}`);
  expect(loading).toBeGreaterThan(creation.indexOf("Writing configuration"));
  expect(loading).toBeLessThan(creation.indexOf("Installing CNI"));
});

describe("through the Ingress controller", () => {
  it("a WebSocket transfers messages in both directions", async () => {
    expect(await talk(ports.http, "web.localhost", "/socket", "hello")).toEqual([
      "welcome",
      "you sent hello",
    ]);
  });

  it("control: the client reports an error if the app does not support WebSocket", async () => {
    expect(await talk(ports.http, "web.localhost", "/", "hello")).toBe("Unexpected server response: 400");
  });

  it("server-sent events arrive while the app is still sending", async () => {
    const events = { hostPort: ports.http, host: "web.localhost", path: "/events" };
    expect(await firstEvents(events, 3, timeoutMs)).toEqual(["1", "2", "3"]);
  });

  it("control: no event arrives from a response that the app holds back", async () => {
    const events = { hostPort: ports.http, host: "web.localhost", path: "/held-back" };
    expect(await firstEvents(events, 1, 3000)).toBeUndefined();
  });

  it("gRPC streams in both directions, and the call's status arrives after the messages", async () => {
    expect(await converse(ports.http, "grpc.localhost", ["one", "two"], { timeoutMs })).toEqual({
      answers: ["you sent one", "you sent two"],
      ended: "OK",
    });
    expect(await converse(ports.http, "grpc.localhost", ["one", offence], { timeoutMs })).toEqual({
      answers: ["you sent one"],
      ended: "ALREADY_EXISTS",
    });
  });

  it("control: gRPC calls to the same app fail without `appProtocol`, because the controller uses HTTP/1.1", async () => {
    const { answers, ended } = await converse(ports.http, "untold.localhost", ["one"], { timeoutMs: 3000 });
    expect(answers).toEqual([]);
    expect(ended).not.toBe("OK");
  });
});

describe("through a dedicated port", () => {
  it("a database is reachable with its own client; control: not without its pod", async () => {
    expect(await writeAndRead(ports.db, "berth", "here", timeoutMs)).toBe("here");
    await withoutPods(probe, "db", () =>
      expect(writeAndRead(ports.db, "berth", "here", 3000)).rejects.toThrow(),
    );
    expect(await writeAndRead(ports.db, "berth", "back", timeoutMs)).toBe("back");
  });
});

describe("a name server", () => {
  it("responds over UDP, and over TCP on a separate port", async () => {
    expect(await askNameServer(ports.dns)).toBe(apiServer);
    expect(await askByTcp(ports.dnsTcp)).toBe(apiServer);
  });

  it("control: without the pod of one protocol, only the other protocol responds", async () => {
    await withoutPods(probe, "dns", async () => {
      expect(await askNameServer(ports.dns)).not.toBe(apiServer);
      expect(await askByTcp(ports.dnsTcp)).toBe(apiServer);
    });
    await withoutPods(probe, "dns-tcp", async () => {
      expect(await askNameServer(ports.dns)).toBe(apiServer);
      expect(await askByTcp(ports.dnsTcp)).not.toBe(apiServer);
    });
  });
});

it("allows a gRPC call to take longer than a minute", async () => {
  expect(await longCall).toMatchObject({ answers: { length: 14 }, ended: "OK" });
});
