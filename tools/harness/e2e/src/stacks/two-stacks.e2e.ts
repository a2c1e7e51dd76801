import { parseRecord, recordOf, planCluster } from "@kind-berth/topology";
import { Stack } from "@kind-berth-tools/stack";
import type { ConfiguredStack } from "../configured-stack";
import { freePorts } from "../free-ports";
import { HoldingsOfCluster, nothing } from "../holdings-of-cluster";
import { answer, StacksOfRun } from "./stacks-of-run";

describe("examples/two-stacks", () => {
  let stacks: StacksOfRun;
  let platform: ConfiguredStack;
  let app: ConfiguredStack;
  let holdings: HoldingsOfCluster;
  let clusterName = "";

  beforeAll(async () => {
    stacks = await StacksOfRun.claim();
    const [hostPort = 0] = await freePorts(1);
    clusterName = stacks.run.clusterName("platform");
    holdings = new HoldingsOfCluster(clusterName);
    platform = await stacks.open(
      { example: "two-stacks/platform" },
      { clusterName, hostPort: String(hostPort) },
    );
    app = await stacks.open({ example: "two-stacks/app" }, {});
  });

  afterAll(() => stacks.remove());

  /** The host port of the platform's cluster, which one test changes. */
  const hostPort = () => Number(platform.value("hostPort"));

  /** Ensures that both the platform and the app on its cluster are up. */
  async function bothAreUp(): Promise<void> {
    await platform.ensure();
    await app.ensure();
  }

  it("refuses to preview the app while the platform was never brought up, naming both outputs", async () => {
    await app.ensureEmpty();
    await platform.ensureEmpty();
    const preview = await app.stack.preview();
    expect(preview.exitCode).not.toBe(0);
    expect(preview.output).toMatch(
      /output "record" of stack "organization\/berth-two-stacks-platform\/dev" does not exist/u,
    );
    expect(preview.output).toMatch(/output "kubeconfig" of stack .*\[STACK_OUTPUT_MISSING\]/u);
  });

  it("previews the app with its route once the platform is up, and brings it to its answer", async () => {
    await platform.ensure();
    expect(await answer(hostPort(), "dashboard.localhost")).toBe("The platform's dashboard");
    const preview = Stack.must(await app.stack.preview());
    expect(preview.output).toContain(`http://shop.localhost:${hostPort()}/`);
    // The platform's app has already created the port's controller.
    expect(preview.output).not.toContain("IngressController");
    await app.up();
    expect(await answer(hostPort(), "shop.localhost")).toBe("The shop");
    expect(await answer(hostPort(), "dashboard.localhost")).toBe("The platform's dashboard");
  });

  it("carries the record from stack to stack as it is planned, with what each one holds", async () => {
    await bothAreUp();
    const planned = recordOf(
      planCluster({
        name: clusterName,
        nodes: [{ role: "control-plane" }, { role: "worker" }],
        portMappings: [{ name: "http", hostPort: hostPort(), containerPort: 80, node: "worker" }],
      }),
    );
    const binds = { node: "worker", port: 80, protocol: "TCP" };
    const claim = (owner: string, stack: string) => ({
      owner,
      stack: `${stack}/dev`,
      port: "http",
      exposure: "ingress",
      http: { host: `${owner}.localhost`, path: "/" },
      binds,
    });
    const dashboard = claim("dashboard", "berth-two-stacks-platform");
    const shop = claim("shop", "berth-two-stacks-app");
    const ofPlatform = (await platform.stack.outputs())["record"];
    expect(parseRecord(ofPlatform)).toEqual({
      ...planned,
      claims: [dashboard],
      ingressControllers: ["http"],
      gateways: [],
    });
    const ofApp = (await app.stack.outputs())["record"];
    expect(parseRecord(ofApp)).toEqual({
      ...planned,
      claims: [dashboard, shop],
      ingressControllers: ["http"],
      gateways: [],
    });
  });

  it("keeps the kubeconfig a secret in both stacks", async () => {
    await bothAreUp();
    for (const { stack } of [platform, app]) {
      expect((await stack.outputs())["kubeconfig"]).toBe("[secret]");
    }
  });

  describe("a third app, on the cluster by way of the second stack", () => {
    let third: ConfiguredStack;
    const before = "organization/berth-two-stacks-app/dev";

    beforeAll(async () => {
      await bothAreUp();
      third = await stacks.open({ program: "third-app" }, { before });
    });

    it.each([
      ["dashboard", "berth-two-stacks-platform"],
      ["shop", "berth-two-stacks-app"],
    ])("is refused at preview where it asks for the host of `%s`, naming both", async (owner, project) => {
      await third.configure({ host: `${owner}.localhost` });
      const preview = await third.stack.preview();
      expect(preview.exitCode).not.toBe(0);
      expect(preview.output).toContain(
        `app \`third\` needs ${owner}.localhost/ on port \`http\`, but app \`${owner}\` of stack \`${project}/dev\` already uses ` +
          `${owner}.localhost/ on port \`http\``,
      );
      expect(preview.output).toContain("[CLAIM_TAKEN]");
    });

    it("control: works on a host of its own", async () => {
      await third.up({ host: "third.localhost" });
      expect(await answer(hostPort(), "third.localhost")).toBe("hello-world");
    });
  });

  it("previews both stacks without a change", async () => {
    await bothAreUp();
    Stack.must(await platform.stack.preview(["--expect-no-changes"]));
    Stack.must(await app.stack.preview(["--expect-no-changes"]));
  });

  it("brings the app to the cluster that the platform has made anew, with the `up` after it", async () => {
    await bothAreUp();
    const [other = 0] = await freePorts(1);
    await app.disturbed(async () => {
      await platform.up({ hostPort: String(other) });
      expect(await answer(hostPort(), "shop.localhost")).toBe("HTTP 404");
      await app.up();
    });
    expect(await answer(hostPort(), "shop.localhost")).toBe("The shop");
  });

  it("takes the app away from the cluster that stays, and the platform with nothing left behind", async () => {
    await bothAreUp();
    await app.destroy();
    expect(await answer(hostPort(), "dashboard.localhost")).toBe("The platform's dashboard");
    expect((await holdings.look()).volumes).not.toEqual([]);
    await platform.destroy();
    expect(await holdings.look()).toEqual(nothing);
  });
});
