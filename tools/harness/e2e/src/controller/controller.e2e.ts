import { askHostPort } from "@kind-berth-tools/probe";
import { traefikRules } from "@kind-berth/topology";
import { nothing } from "../holdings-of-cluster";
import { askByTls } from "../http/ask-by-tls";
import { controller, ControllerUnderTest } from "./controller-under-test";
import { addGRPCRoute, brokenPromises, forgetStatuses, type Broken } from "./promises";

/** The maximum time in milliseconds to wait for an expected state. */
const timeoutMs = 60_000;
/** The pause between two checks, in milliseconds. */
const pause = 500;

let cluster: ControllerUnderTest;

beforeAll(async () => {
  cluster = await ControllerUnderTest.make();
  await addGRPCRoute(cluster);
});

afterAll(async () => {
  expect((await cluster.holdings.look()).volumes).not.toEqual([]);
  await cluster.remove();
  expect(await cluster.holdings.look()).toEqual(nothing);
});

/** Repeats `look` until it returns the expected value or the time limit is reached. Returns the latest value. */
async function seenLast<T>(look: () => Promise<T>, isAwaited: (seen: T) => boolean): Promise<T> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    const seen = await look();
    if (isAwaited(seen) || Date.now() > until) return seen;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

const broken = (expected: readonly Broken[]) =>
  seenLast(
    () => brokenPromises(cluster),
    (seen) => seen.join() === expected.join(),
  );

describe("Berth's Ingress controller", () => {
  const ofPod = async (port: number, path: string) => {
    const [pod] = await cluster.probe.pods(`app.kubernetes.io/name=${controller}`);
    return cluster.probe.askFromNode("control-plane", `http://${pod?.address ?? ""}:${port}${path}`, 10);
  };

  it("serves metrics on a port of its pod, but not on the host port", async () => {
    expect((await ofPod(9100, "/metrics")).text).toMatch(/^traefik_entrypoint_requests_total\{/mu);
    expect(await askHostPort({ hostPort: cluster.hostPorts.http, path: "/metrics" })).toMatchObject({
      status: 404,
    });
  });

  it.each(["/api/rawdata", "/dashboard/"])("does not serve %s, which exposes its routes", async (path) => {
    expect(await ofPod(8080, "/ping")).toEqual({ answered: true, text: "OK" });
    expect((await ofPod(8080, path)).text).toBe("404 page not found");
    expect((await ofPod(9100, path)).text).toBe("404 page not found");
    expect((await ofPod(8000, path)).text).toBe("404 page not found");
  });

  it("writes an access log, as its additional arguments specify", async () => {
    expect(await cluster.logs()).toContain("GET / HTTP/1.1");
  });
});

describe("the user's own Ingress controller", () => {
  const ownTraefik = (name: string) => cluster.probe.pods(`controller=${name}`);

  it.each(["own", "described"])("serves its app `%s` on the host port, by its IngressClass", async (app) => {
    expect(await ownTraefik("own")).toMatchObject([{ node: "worker", ready: true }]);
    expect(await askHostPort({ hostPort: cluster.hostPorts.own, host: `${app}.localhost` })).toEqual({
      outcome: "answered",
      status: 200,
      body: `${app}\n`,
    });
  });

  it("serves HTTPS on an edge port with Berth's certificate, only to clients that trust its authority", async () => {
    const authority = String((await cluster.stack.outputs())["authority"]);
    const asked = { hostPort: cluster.hostPorts.ownHttps, host: "secure.localhost" };
    expect(await askByTls({ ...asked, authority })).toBe("secure\n");
    expect(await askByTls(asked)).toBe("UNABLE_TO_VERIFY_LEAF_SIGNATURE");
  });

  it.each([
    ["own", "port `own` forwards to port \\d+ on node `worker`"],
    ["secure", "port `own-https` forwards to port \\d+ on node `worker`"],
    ["described", "port `own` forwards to port \\d+ on node `\\S+-worker`"],
  ])("fails the preview if app `%s` declares a different node for the controller", async (app, rule) => {
    await cluster.stack.configure({ elsewhere: app });
    const { exitCode, output } = await cluster.stack.preview();
    expect(exitCode).not.toBe(0);
    expect(output).toMatch(new RegExp(`app "${app}".*ingressController\\.node.*${rule}`, "su"));
    expect(output).toContain("[INGRESS_CONTROLLER_ON_OTHER_NODE]");
    await cluster.stack.configure({ elsewhere: "none" });
  });

  it("control: responds on a node that differs from the declared node, but not through the host port", async () => {
    expect(await ownTraefik("astray")).toMatchObject([{ node: "control-plane", ready: true }]);
    const [pod] = await ownTraefik("astray");
    const asked = ["--header", "Host: astray.localhost", `http://${pod?.address ?? ""}:8000/`];
    const onNode = await cluster.probe.inNode("control-plane", ["curl", "--silent", ...asked]);
    expect(onNode).toMatchObject({ exitCode: 0, stdout: "astray\n" });
    const { outcome } = await askHostPort({ hostPort: cluster.hostPorts.astray, host: "astray.localhost" });
    expect(outcome).not.toBe("answered");
  });
});

const byIngress: Broken[] = ["Ingress served", "Ingress's status"];
const byGateway: Broken[] = [
  "HTTPRoute served",
  "GatewayClass's status",
  "Gateway's status",
  "HTTPRoute's status",
  "GRPCRoute's status",
];

/** For each resource type that the controller has permission to read, the promises that depend on this permission. */
const readFor: Readonly<Record<string, readonly Broken[]>> = {
  services: [...byIngress, ...byGateway],
  secrets: [...byIngress, ...byGateway],
  endpointslices: [...byIngress, ...byGateway],
  nodes: byIngress,
  ingresses: byIngress,
  ingressclasses: byIngress,
  namespaces: byGateway,
  configmaps: byGateway,
  gatewayclasses: byGateway,
  gateways: byGateway,
  httproutes: byGateway,
  grpcroutes: byGateway,
  referencegrants: byGateway,
  backendtlspolicies: byGateway,
};

/**
 * For each resource type that the controller has permission to write, the promise that depends on this permission. These promises are
 * independent of each other.
 */
const writtenFor: Readonly<Record<string, Broken>> = {
  "ingresses/status": "Ingress's status",
  "gatewayclasses/status": "GatewayClass's status",
  "gateways/status": "Gateway's status",
  "httproutes/status": "HTTPRoute's status",
  "grpcroutes/status": "GRPCRoute's status",
};

describe("the permissions of Berth's Ingress controller", () => {
  const rules = traefikRules({ gateway: true });

  /** Clears the statuses, and restarts the controller without the permissions for these resource types. */
  const startWithout = (resources: readonly string[]) => {
    const left = rules.map((rule) => ({
      ...rule,
      resources: rule.resources.filter((resource) => !resources.includes(resource)),
    }));
    const patch = { rules: left.filter((rule) => rule.resources.length > 0) };
    return cluster.whileStopped(() =>
      Promise.all([
        cluster.probe.kubectl([
          ...["patch", "clusterrole", controller, "--type=merge"],
          `--patch=${JSON.stringify(patch)}`,
        ]),
        forgetStatuses(cluster),
      ]),
    );
  };

  /**
   * Waits until the API server has denied access to each of these resource types at least `often` times. Returns the resource types that do
   * not reach this number.
   */
  const notYetRefused = (resources: readonly string[], often: number) =>
    seenLast(
      async () => {
        const logs = await cluster.logs();
        return resources.filter((resource) => {
          const words = new RegExp(
            `cannot (?:list|update) resource \\\\*"${resource}\\\\*" in API group`,
            "gu",
          );
          return [...logs.matchAll(words)].length < often;
        });
      },
      (left) => left.length === 0,
    );

  it("are all listed in the test tables", () => {
    const resources = [...Object.keys(readFor), ...Object.keys(writtenFor)];
    expect(resources.sort()).toEqual(rules.flatMap((rule) => rule.resources).sort());
  });

  it("suffice if none is removed", async () => {
    await startWithout([]);
    expect(await broken([])).toEqual([]);
    expect(await cluster.logs()).not.toContain("forbidden");
  });

  it.each(Object.entries(readFor))("do not suffice without read access to %s", async (resource, expected) => {
    await startWithout([resource]);
    // The controller retries each list request that the API server denies. At the second denial, the controller has received all other
    // lists.
    expect(await notYetRefused([resource], 2)).toEqual([]);
    expect(await broken(expected)).toEqual(expected);
  });

  it("do not suffice without write access to the statuses, although requests are served", async () => {
    await startWithout(Object.keys(writtenFor));
    expect(await notYetRefused(Object.keys(writtenFor), 1)).toEqual([]);
    expect(await broken(Object.values(writtenFor))).toEqual(Object.values(writtenFor));
  });
});
