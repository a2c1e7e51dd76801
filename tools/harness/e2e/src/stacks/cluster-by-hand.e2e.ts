import { ClusterProbe } from "@kind-berth-tools/probe";
import { Stack } from "@kind-berth-tools/stack";
import type { ConfiguredStack } from "../configured-stack";
import { engineUnderTest } from "../engine";
import { freePorts } from "../free-ports";
import { HoldingsOfCluster, nothing } from "../holdings-of-cluster";
import { containerIds, deleteByHand, makeByHand, type KindByHand } from "./kind-by-hand";
import { answer, answerNow, StacksOfRun } from "./stacks-of-run";

/** The possible outcomes for a host port if nothing listens on its node: the connection is refused, or the engine's proxy closes it. */
const dead = expect.stringMatching(/^(?:refused|reset)$/u) as string;

describe("a cluster that was created manually with kind", () => {
  let stacks: StacksOfRun;
  let cluster: KindByHand;
  let probe: ClusterProbe;
  let http = 0;
  let db = 0;

  beforeAll(async () => {
    stacks = await StacksOfRun.claim();
    [http = 0, db = 0] = await freePorts(2);
    cluster = await makeByHand(stacks.run.clusterName("hand"), stacks.run.folder, { http, db });
    probe = new ClusterProbe({ engine: engineUnderTest(), cluster: cluster.name, env: {} });
  });

  afterAll(async () => {
    await stacks.remove();
    await deleteByHand(cluster);
  });

  const portLabels = async (node: string): Promise<string[]> => {
    const { metadata } = await probe.objects<{ metadata: { labels: Record<string, string> } }>([
      "node",
      probe.container(node),
    ]);
    return Object.entries(metadata.labels).flatMap(([key, value]) =>
      key.startsWith("port.berth.dev/") ? [`${key}=${value}`] : [],
    );
  };

  describe("as an ExistingCluster, in examples/existing-cluster", () => {
    let stack: ConfiguredStack;

    beforeAll(async () => {
      stack = await stacks.open(
        { example: "existing-cluster" },
        { address: "127.0.0.1", httpPort: String(http), databasePort: String(db) },
        { KUBECONFIG: cluster.kubeconfig },
      );
    });

    it("control: has running pods but dead host ports if the program declares the wrong node", async () => {
      // The program does not declare the control plane's taint. Remove this taint so that the node accepts the pods.
      const node = probe.container("control-plane");
      await probe.kubectl(["taint", "node", node, "node-role.kubernetes.io/control-plane-"]);
      await stack.up({ node });
      expect(await portLabels("control-plane")).toEqual([
        "port.berth.dev/database=5432",
        "port.berth.dev/http=80",
      ]);
      const pods = await probe.pods("app.kubernetes.io/managed-by=berth");
      expect(pods.filter(({ ready }) => !ready)).toEqual([]);
      expect(await answerNow(http, "web.example.com")).toEqual(dead);
      expect(await answerNow(db, "db")).toEqual(dead);
    });

    it("responds by ingress and by hostPort with the correct node, and moves the port labels to this node", async () => {
      await stack.up({ node: probe.container("worker") });
      expect(await answer(http, "web.example.com")).toBe("The web");
      expect(await answer(db, "db")).toBe("Not quite a database");
      expect(await portLabels("worker")).toEqual(["port.berth.dev/database=5432", "port.berth.dev/http=80"]);
      expect(await portLabels("control-plane")).toEqual([]);
      Stack.must(await stack.stack.preview(["--expect-no-changes"]));
    });

    it("is restored by `destroy`: no port label, no app, and the same containers", async () => {
      await stack.ensure({ node: probe.container("worker") });
      expect(await portLabels("worker")).not.toEqual([]);
      const before = await containerIds(cluster.name);
      await stack.destroy();
      expect(await portLabels("worker")).toEqual([]);
      expect(await probe.pods("app.kubernetes.io/managed-by=berth")).toEqual([]);
      expect(await containerIds(cluster.name)).toEqual(before);
    });
  });

  describe("adopted by a KindCluster", () => {
    let stack: ConfiguredStack;
    beforeAll(async () => {
      stack = await stacks.open({ program: "adopted" }, { cluster: cluster.name });
    });

    it("control: is rejected and left unchanged if a port differs, and the error shows the difference", async () => {
      const before = await containerIds(cluster.name);
      const up = await stack.tryUp({ http: String(http + 1), db: String(db) });
      expect(up.exitCode).not.toBe(0);
      expect(up.output).toContain("[ADOPTION_DIFFERS]");
      expect(up.output).toContain(`127.0.0.1:${http + 1}/TCP -> 80`);
      expect(up.output).toContain(`127.0.0.1:${http}/TCP -> 80`);
      expect(await containerIds(cluster.name)).toEqual(before);
    });

    it("is adopted without changes, and its app responds", async () => {
      const before = await containerIds(cluster.name);
      await stack.up({ http: String(http), db: String(db) });
      expect(await answer(http, "web.localhost")).toBe("Adopted");
      expect(await containerIds(cluster.name)).toEqual(before);
      Stack.must(await stack.stack.preview(["--expect-no-changes"]));
    });

    it("is deleted with the stack after the adoption", async () => {
      await stack.ensure({ http: String(http), db: String(db) });
      const held = new HoldingsOfCluster(cluster.name);
      expect((await held.look()).volumes).not.toEqual([]);
      await stack.destroy();
      expect(await held.look()).toEqual(nothing);
    });
  });
});
