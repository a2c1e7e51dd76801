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

  it("fails to preview the app if the platform was never deployed, and names both missing outputs", async () => {
    await app.ensureEmpty();
    await platform.ensureEmpty();
    const preview = await app.stack.preview();
    expect(preview.exitCode).not.toBe(0);
    expect(preview.output).toMatch(
      /output "record" of stack "organization\/berth-two-stacks-platform\/dev" does not exist/u,
    );
    expect(preview.output).toMatch(/output "kubeconfig" of stack .*\[STACK_OUTPUT_MISSING\]/u);
  });

  it("previews the app's URL once the platform is deployed, and the app responds after `up`", async () => {
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

  it("passes the planned record from stack to stack, with the claims of each stack", async () => {
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

  it("keeps the kubeconfig secret in both stacks", async () => {
    await bothAreUp();
    for (const { stack } of [platform, app]) {
      expect((await stack.outputs())["kubeconfig"]).toBe("[secret]");
    }
  });

  describe("a third app, which uses the second stack's cluster record", () => {
    let third: ConfiguredStack;
    const before = "organization/berth-two-stacks-app/dev";

    beforeAll(async () => {
      await bothAreUp();
      third = await stacks.open({ program: "third-app" }, { before });
    });

    it.each([
      ["dashboard", "berth-two-stacks-platform"],
      ["shop", "berth-two-stacks-app"],
    ])("is rejected by the preview if it uses the host of `%s`, naming both apps", async (owner, project) => {
      await third.configure({ host: `${owner}.localhost` });
      const preview = await third.stack.preview();
      expect(preview.exitCode).not.toBe(0);
      expect(preview.output).toContain(
        `app \`third\` needs ${owner}.localhost/ on port \`http\`, but app \`${owner}\` of stack \`${project}/dev\` already uses ` +
          `${owner}.localhost/ on port \`http\``,
      );
      expect(preview.output).toContain("[CLAIM_TAKEN]");
    });

    it("control: responds on its own host", async () => {
      await third.up({ host: "third.localhost" });
      expect(await answer(hostPort(), "third.localhost")).toBe("hello-world");
    });
  });

  it("previews both stacks without a change", async () => {
    await bothAreUp();
    Stack.must(await platform.stack.preview(["--expect-no-changes"]));
    Stack.must(await app.stack.preview(["--expect-no-changes"]));
  });

  it("deploys the app to the platform's recreated cluster with the app's next `up`", async () => {
    await bothAreUp();
    const [other = 0] = await freePorts(1);
    await app.disturbed(async () => {
      await platform.up({ hostPort: String(other) });
      expect(await answer(hostPort(), "shop.localhost")).toBe("HTTP 404");
      await app.up();
    });
    expect(await answer(hostPort(), "shop.localhost")).toBe("The shop");
  });

  it("removes the app without affecting the cluster, and the platform without leaving anything behind", async () => {
    await bothAreUp();
    await app.destroy();
    expect(await answer(hostPort(), "dashboard.localhost")).toBe("The platform's dashboard");
    expect((await holdings.look()).volumes).not.toEqual([]);
    await platform.destroy();
    expect(await holdings.look()).toEqual(nothing);
  });
});
