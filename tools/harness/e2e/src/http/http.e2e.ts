import { spawn } from "node:child_process";
import { askHostPort } from "@kind-berth-tools/probe";
import { Stack } from "@kind-berth-tools/stack";
import { nothing } from "../holdings-of-cluster";
import { askByTls } from "./ask-by-tls";
import { conditionsOf } from "./conditions";
import { HttpUnderTest } from "./http-under-test";
import { patched } from "./patched";
import { ProcessWatch } from "../process-watch";
import { found, privateKeysIn, secretsOf } from "../secrets-of";

let cluster: HttpUnderTest;

beforeAll(async () => {
  cluster = await HttpUnderTest.make();
});

afterAll(async () => {
  expect((await cluster.holdings.look()).volumes).not.toEqual([]);
  await cluster.remove();
  expect(await cluster.holdings.look()).toEqual(nothing);
});

const controller = "berth-ingress-http";

it("previews no changes if nothing has changed", async () => {
  const { output } = Stack.must(await cluster.stack.preview(["--expect-no-changes"]));
  expect(output).toMatch(/\d+ unchanged/u);
});

describe("gateway", () => {
  it("responds through the host port, next to an Ingress on the same port", async () => {
    expect(await cluster.ask("routed.localhost", 200)).toBe("routed\n");
    expect(await cluster.ask("web.localhost", 200)).toBe("web\n");
  });

  it("is ready after `up`: the controller has accepted the GatewayClass, the Gateway and the HTTPRoute", async () => {
    const { probe } = cluster;
    expect(await conditionsOf(probe, ["gatewayclass", controller])).toMatchObject({ Accepted: "True" });
    expect(await conditionsOf(probe, ["gateway", controller, `--namespace=${controller}`])).toMatchObject({
      Accepted: "True",
      Programmed: "True",
    });
    expect(await conditionsOf(probe, ["httproute", "routed"])).toEqual({
      Accepted: "True",
      ResolvedRefs: "True",
    });
  });

  it("routes to the app only by its HTTPRoute: if the route's host changes, the old host returns HTTP 404", async () => {
    const hostnames = (host: string) => ({ spec: { hostnames: [host] } });
    const change = { away: hostnames("other.localhost"), back: hostnames("routed.localhost") };
    await patched(cluster.probe, ["httproute", "routed"], change, async () => {
      await cluster.ask("routed.localhost", 404);
      expect(await cluster.ask("other.localhost", 200)).toBe("routed\n");
    });
    expect(await cluster.ask("routed.localhost", 200)).toBe("routed\n");
  });

  it("routes to a Service from a manifest, and fails `up` if the Service selects no pods", async () => {
    expect(await cluster.ask("front.localhost", 200)).toBe("web\n");
    const selecting = (app: string) => ({ spec: { selector: { "app.kubernetes.io/name": app } } });
    const change = { away: selecting("nobody"), back: selecting("web") };
    await patched(cluster.probe, ["service", "front"], change, async () => {
      await cluster.ask("front.localhost", 503);
      expect(await cluster.ask("web.localhost", 200)).toBe("web\n");

      // This run of `pulumi up` repeats the health check. It fails and reports the hop that blocks requests.
      await cluster.stack.configure({ frontPath: "/again" });
      const { exitCode, output } = await cluster.stack.up();
      expect(exitCode).not.toBe(0);
      expect(output).toMatch(
        /HTTP 503.*The route is blocked at the service `default\/front`: it has no endpoints.*APP_NOT_REACHED/u,
      );
    });
    await cluster.stack.configure({ frontPath: "/" });
    Stack.must(await cluster.stack.up());
    expect(await cluster.ask("front.localhost", 200)).toBe("web\n");
  });

  it("is served only while the GatewayClass has the controller's label", async () => {
    const labelled = (name: string | null) => ({ metadata: { labels: { "app.kubernetes.io/name": name } } });
    const change = { away: labelled(null), back: labelled(controller) };
    await patched(cluster.probe, ["gatewayclass", controller], change, async () => {
      await cluster.ask("routed.localhost", 404);
      expect(await cluster.ask("web.localhost", 200)).toBe("web\n");
    });
    expect(await cluster.ask("routed.localhost", 200)).toBe("routed\n");
  });
});

describe("https", () => {
  const authority = async () => String((await cluster.stack.outputs())["authority"]);

  it("responds to clients that trust the authority, with the app's own certificate or a named Secret", async () => {
    const trusting = { hostPort: cluster.https, host: "secure.localhost", authority: await authority() };
    expect(await askByTls(trusting)).toBe("secure\n");
    expect(await askByTls({ ...trusting, path: "/shared" })).toBe("shared\n");
  });

  it("is not trusted by other clients, or for another host", async () => {
    const asked = { hostPort: cluster.https, host: "secure.localhost" };
    expect(await askByTls(asked)).toBe("UNABLE_TO_VERIFY_LEAF_SIGNATURE");
    const other = { ...asked, host: "other.localhost", authority: await authority() };
    expect(await askByTls(other)).not.toBe("secure\n");
  });

  it("does not serve the app over plain HTTP", async () => {
    const plain = await askHostPort({ hostPort: cluster.https, host: "secure.localhost" });
    expect(plain).not.toMatchObject({ status: 200 });
  });

  it("gives another host a new certificate, but keeps the authority and the kubeconfig, and hides all secrets", async () => {
    const planted = "berth-e2e-a-planted-secret";
    const before = await cluster.commandOutputs();
    const control = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { env: { planted } });
    const watch = new ProcessWatch();
    let processes = "";
    await cluster.stack.configure({ secureHost: "moved.localhost" });
    const { output } = Stack.must(
      await cluster.stack.up(["--diff", "--show-full-output"]).finally(async () => {
        processes = [...(await watch.end())].join("\n");
        control.kill();
      }),
    );
    const after = await cluster.commandOutputs();

    const kept = [...after].filter(([name, text]) => before.get(name) === text).map(([name]) => name);
    expect(kept).toEqual(
      expect.arrayContaining([expect.stringMatching(/-authority$/u), "http-kubeconfig"]) as string[],
    );
    expect(kept).not.toContain("secure-certificate");
    const trusting = { hostPort: cluster.https, host: "moved.localhost", authority: await authority() };
    expect(await askByTls(trusting)).toBe("secure\n");

    // An update of a Command can pass the Command's previous output to the driver in its environment.
    const texts = [...before.values(), ...after.values()];
    const secrets = [
      ...secretsOf(after.get("http-kubeconfig") ?? ""),
      ...texts.flatMap((text) => privateKeysIn(text)),
    ];
    expect(secrets).toHaveLength(6 + 4);
    expect(found(secrets, texts.join("\n")).length).toBeGreaterThanOrEqual(4);
    expect(found([...secrets, planted], processes)).toEqual([planted]);
    expect(found(secrets, output)).toEqual([]);
  });

  it("stores no unencrypted private key in the state, but stores the authority's certificate", async () => {
    const state = await cluster.state();
    expect(state).toContain("BEGIN CERTIFICATE");
    expect(state).not.toContain("PRIVATE KEY");
  });
});
