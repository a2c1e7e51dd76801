import { existsSync } from "node:fs";
import { join } from "node:path";
import { ClusterProbe } from "@kind-berth-tools/probe";
import { claimRun, type Run } from "@kind-berth-tools/toolchain";
import { engineUnderTest } from "./engine";
import { demo } from "./demo";
import { freePorts } from "./free-ports";
import { HoldingsOfCluster, nothing } from "./holdings-of-cluster";

describe.each([
  { example: "single-node", carrier: "control-plane", nodes: 1 },
  { example: "multi-node", carrier: "worker2", nodes: 3 },
])("examples/$example", ({ example, carrier, nodes }) => {
  let run: Run;

  beforeAll(async () => {
    run = await claimRun();
  });

  const state = () => join(run.folder, "berth", "demo", example);

  afterAll(async () => {
    if (existsSync(state())) {
      await demo(run, "down", example);
    }
    await run.release();
  });

  it("goes from nothing to its answer, changes nothing when run again, and away without a trace", async () => {
    const clusterName = run.clusterName(example);
    const holdings = new HoldingsOfCluster(clusterName);
    const [hostPort = 0] = await freePorts(1);
    const { account } = await demo(
      run,
      "up",
      example,
      "--cluster-name",
      clusterName,
      "--host-port",
      String(hostPort),
    );
    expect(account).toContain(`http://web.localhost:${hostPort}/ answers:\n\n    Hello from web-`);
    expect(account).toMatch(
      new RegExp(`http\\s+│ 127\\.0\\.0\\.1:${hostPort}\\s+│ ${carrier}\\s+│ 80/TCP`, "u"),
    );

    const probe = new ClusterProbe({ engine: engineUnderTest(), cluster: clusterName, env: {} });
    const controllers = await probe.pods("app.kubernetes.io/name=berth-ingress-http");
    expect(controllers.map(({ node }) => node)).toEqual([carrier]);
    const { items } = await probe.objects<{ items: unknown[] }>(["nodes"]);
    expect(items).toHaveLength(nodes);

    const { progress } = await demo(run, "up", example);
    expect(progress).toMatch(/Resources:\n\s+\d+ unchanged\n/u);

    expect((await holdings.look()).volumes).not.toEqual([]);
    await demo(run, "down", example);
    expect(await holdings.look()).toEqual(nothing);
    expect(existsSync(state())).toBe(false);
  });
});
