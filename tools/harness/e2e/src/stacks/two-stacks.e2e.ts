import { parseRecord, recordOf, planCluster } from "@kind-berth/topology";
import { Stack } from "@kind-berth-tools/stack";
import { freePorts } from "../free-ports";
import { answer, leftOf, StacksOfRun } from "./stacks-of-run";

describe("examples/two-stacks", () => {
  let stacks: StacksOfRun;
  let platform: Stack;
  let app: Stack;
  let hostPort = 0;
  let clusterName = "";

  beforeAll(async () => {
    stacks = await StacksOfRun.claim();
    [hostPort = 0] = await freePorts(1);
    clusterName = stacks.run.clusterName("platform");
    platform = await stacks.open(
      { example: "two-stacks/platform" },
      { clusterName, hostPort: String(hostPort) },
    );
    app = await stacks.open({ example: "two-stacks/app" }, {});
  });

  afterAll(() => stacks.remove());

  it("refuses to preview the app while the platform was never brought up, naming both outputs", async () => {
    const preview = await app.preview();
    expect(preview.exitCode).not.toBe(0);
    expect(preview.output).toMatch(
      /output `record` of stack `organization\/berth-two-stacks-platform\/dev`/u,
    );
    expect(preview.output).toMatch(/output `kubeconfig` of stack .*\[STACK_OUTPUT_MISSING\]/u);
  });

  it("previews the app with its route once the platform is up, and brings it to its answer", async () => {
    Stack.must(await platform.up());
    expect(await answer(hostPort, "dashboard.localhost")).toBe("The platform's dashboard");
    const preview = Stack.must(await app.preview());
    expect(preview.output).toContain(`http://shop.localhost:${hostPort}/`);
    // The platform's app has brought the port's controller.
    expect(preview.output).not.toContain("IngressController");
    Stack.must(await app.up());
    expect(await answer(hostPort, "shop.localhost")).toBe("The shop");
    expect(await answer(hostPort, "dashboard.localhost")).toBe("The platform's dashboard");
  });

  it("carries the record from stack to stack as it is planned, with what each one holds", async () => {
    const planned = recordOf(
      planCluster({
        name: clusterName,
        nodes: [{ role: "control-plane" }, { role: "worker" }],
        portMappings: [{ name: "http", hostPort, containerPort: 80, node: "worker" }],
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
    const ofPlatform = (await platform.outputs())["record"];
    expect(parseRecord(ofPlatform)).toEqual({
      ...planned,
      claims: [dashboard],
      ingressControllers: ["http"],
      gateways: [],
    });
    const ofApp = (await app.outputs())["record"];
    expect(parseRecord(ofApp)).toEqual({
      ...planned,
      claims: [dashboard, shop],
      ingressControllers: ["http"],
      gateways: [],
    });
  });

  it("keeps the kubeconfig a secret in both stacks", async () => {
    for (const stack of [platform, app]) {
      expect((await stack.outputs())["kubeconfig"]).toBe("[secret]");
    }
  });

  describe("a third app, on the cluster by way of the second stack", () => {
    let third: Stack;
    const before = "organization/berth-two-stacks-app/dev";

    beforeAll(async () => {
      third = await stacks.open({ program: "third-app" }, { before });
    });

    it.each([
      ["dashboard", "berth-two-stacks-platform"],
      ["shop", "berth-two-stacks-app"],
    ])("is refused at preview where it asks for the host of `%s`, naming both", async (owner, project) => {
      await third.configure({ host: `${owner}.localhost` });
      const preview = await third.preview();
      expect(preview.exitCode).not.toBe(0);
      expect(preview.output).toContain(
        `app \`third\` asks for ${owner}.localhost/ on port \`http\`, and app \`${owner}\` of stack \`${project}/dev\` holds ` +
          `${owner}.localhost/ on port \`http\``,
      );
      expect(preview.output).toContain("[CLAIM_TAKEN]");
    });

    it("control: works on a host of its own", async () => {
      await third.configure({ host: "third.localhost" });
      Stack.must(await third.up());
      expect(await answer(hostPort, "third.localhost")).toBe("hello-world");
    });
  });

  it("previews both stacks without a change", async () => {
    Stack.must(await platform.preview(["--expect-no-changes"]));
    Stack.must(await app.preview(["--expect-no-changes"]));
  });

  it("brings the app to the cluster that the platform has made anew, with the `up` after it", async () => {
    [hostPort = 0] = await freePorts(1);
    await platform.configure({ hostPort: String(hostPort) });
    Stack.must(await platform.up());
    expect(await answer(hostPort, "shop.localhost")).toBe("HTTP 404");
    Stack.must(await app.up());
    expect(await answer(hostPort, "shop.localhost")).toBe("The shop");
  });

  it("takes the app away from the cluster that stays, and the platform with nothing left behind", async () => {
    Stack.must(await app.destroy());
    expect(await answer(hostPort, "dashboard.localhost")).toBe("The platform's dashboard");
    Stack.must(await platform.destroy());
    expect(await leftOf(clusterName)).toEqual({ containers: [], networks: [], volumes: [] });
  });
});
