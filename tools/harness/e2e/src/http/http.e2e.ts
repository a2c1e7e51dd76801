import { askHostPort } from "@kind-berth-tools/probe";
import { Stack } from "@kind-berth-tools/stack";
import { nothing } from "../holdings-of-cluster";
import { askByTls } from "./ask-by-tls";
import { conditionsOf } from "./conditions";
import { HttpUnderTest } from "./http-under-test";
import { patched } from "./patched";

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

it("changes nothing when nothing has changed", async () => {
  const { output } = Stack.must(await cluster.stack.preview(["--expect-no-changes"]));
  expect(output).toMatch(/\d+ unchanged/u);
});

describe("gateway", () => {
  it("answers through the host port, beside an Ingress on the same port", async () => {
    expect(await cluster.ask("routed.localhost", 200)).toBe("routed\n");
    expect(await cluster.ask("web.localhost", 200)).toBe("web\n");
  });

  it("was awaited: the controller had taken in class, Gateway and route", async () => {
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

  it("leads to the app by its HTTPRoute alone: with another host there, its own finds nothing", async () => {
    const hostnames = (host: string) => ({ spec: { hostnames: [host] } });
    const change = { away: hostnames("other.localhost"), back: hostnames("routed.localhost") };
    await patched(cluster.probe, ["httproute", "routed"], change, async () => {
      await cluster.ask("routed.localhost", 404);
      expect(await cluster.ask("other.localhost", 200)).toBe("routed\n");
    });
    expect(await cluster.ask("routed.localhost", 200)).toBe("routed\n");
  });

  it("leads to the Service of a manifest in the place of an app, and to nobody where that selects nobody", async () => {
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
        /HTTP 503.*on the route, the service `default\/front` blocks: it has no endpoints.*APP_NOT_REACHED/u,
      );
    });
    await cluster.stack.configure({ frontPath: "/" });
    Stack.must(await cluster.stack.up());
    expect(await cluster.ask("front.localhost", 200)).toBe("web\n");
  });

  it("is served by the controller whose label the class has: without it, by none", async () => {
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

  it("answers who trusts the authority, by the app's own certificate and by a Secret that is named", async () => {
    const trusting = { hostPort: cluster.https, host: "secure.localhost", authority: await authority() };
    expect(await askByTls(trusting)).toBe("secure\n");
    expect(await askByTls({ ...trusting, path: "/shared" })).toBe("shared\n");
  });

  it("is believed by nobody else, and for no other host", async () => {
    const asked = { hostPort: cluster.https, host: "secure.localhost" };
    expect(await askByTls(asked)).toBe("UNABLE_TO_VERIFY_LEAF_SIGNATURE");
    const other = { ...asked, host: "other.localhost", authority: await authority() };
    expect(await askByTls(other)).not.toBe("secure\n");
  });

  it("is not to be had in clear", async () => {
    const plain = await askHostPort({ hostPort: cluster.https, host: "secure.localhost" });
    expect(plain).not.toMatchObject({ status: 200 });
  });

  it("leaves no key in clear in the state, where the authority's certificate is to be read", async () => {
    const state = await cluster.state();
    expect(state).toContain("BEGIN CERTIFICATE");
    expect(state).not.toContain("PRIVATE KEY");
  });
});
