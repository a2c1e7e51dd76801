import { ClusterProbe, type PodPlace } from "@kind-berth-tools/probe";
import { Stack } from "@kind-berth-tools/stack";
import type { ConfiguredStack } from "../configured-stack";
import { engineUnderTest } from "../engine";
import { freePorts } from "../free-ports";
import { containerIds } from "../stacks/kind-by-hand";
import { answer, answerNow, StacksOfRun } from "../stacks/stacks-of-run";

interface Taint {
  readonly key: string;
  readonly value: string;
  readonly effect: "NoSchedule" | "NoExecute";
}

const reserved: Taint = { key: "dedicated", value: "ingress", effect: "NoSchedule" };
const evicting: Taint = { key: "dedicated", value: "edge", effect: "NoExecute" };
/** The namespace and the name of the Ingress controller. */
const controller = "berth-ingress-http";
/** The time limit for a rollout, as a kubectl argument. */
const rolloutLimit = "--timeout=180s";

describe("an Ingress node with a taint and a role label", () => {
  let stacks: StacksOfRun;
  let stack: ConfiguredStack;
  let probe: ClusterProbe;
  let cluster: string;
  let http = 0;

  beforeAll(async () => {
    stacks = await StacksOfRun.claim();
    cluster = stacks.run.clusterName("tainted");
    [http = 0] = await freePorts(1);
    probe = new ClusterProbe({ engine: engineUnderTest(), cluster, env: {} });
    stack = await stacks.open({ program: "tainted" }, { cluster, http: String(http) });
  });

  afterAll(() => stacks.remove());

  const withTaints = (...taints: Taint[]) => ({ taints: JSON.stringify(taints) });

  /** Returns the node's labels, and the taints that Kubernetes does not set itself. */
  async function ingressNode(): Promise<{ labels: Record<string, string>; taints: Taint[] }> {
    const { metadata, spec } = await probe.objects<{
      metadata: { labels: Record<string, string> };
      spec: { taints?: Taint[] };
    }>(["node", probe.container("worker")]);
    const taints = (spec.taints ?? []).filter(({ key }) => !key.startsWith("node.kubernetes.io/"));
    return { labels: metadata.labels, taints };
  }

  const web = () => probe.pods("app.kubernetes.io/name=web");
  const controllers = () => probe.pods(`app.kubernetes.io/name=${controller}`);
  const nodesOf = (pods: readonly PodPlace[]) => [...new Set(pods.map(({ node }) => node))];

  it("has the taint before the first pod is scheduled, and the label that a kubelet must not set", async () => {
    await stack.ensure(withTaints(reserved));
    expect(await ingressNode()).toMatchObject({
      labels: { "node-role.kubernetes.io/ingress": "" },
      taints: [reserved],
    });
    const dns = await probe.pods("k8s-app=kube-dns");
    expect(dns.length).toBeGreaterThan(0);
    expect(nodesOf(dns)).not.toContain("worker");
  });

  it("runs the Ingress controller, but not the app, and the app responds", async () => {
    await stack.ensure(withTaints(reserved));
    expect(await answer(http, "web.localhost")).toBe("Behind a taint");
    expect(nodesOf(await controllers())).toEqual(["worker"]);
    expect(nodesOf(await web())).toEqual(["worker2"]);
    Stack.must(await stack.stack.preview(["--expect-no-changes"]));
  });

  it("control: without Berth's toleration, the controller's pod stays pending and the host port is dead", async () => {
    await stack.ensure(withTaints(reserved));
    const deployment = [`deployment/${controller}`, `--namespace=${controller}`];
    const patch = [{ op: "replace", path: "/spec/template/spec/tolerations", value: [] }];
    const selected = [`--namespace=${controller}`, `--selector=app.kubernetes.io/name=${controller}`];
    const oldPods = [`--namespace=${controller}`, ...(await controllers()).map(({ name }) => name)];
    await probe.kubectl(["patch", ...deployment, "--type=json", `--patch=${JSON.stringify(patch)}`]);
    try {
      await probe.kubectl(["wait", "pods", ...oldPods, "--for=delete", "--timeout=120s"]);
      const unschedulable = "jsonpath={.status.conditions[?(@.type=='PodScheduled')].reason}=Unschedulable";
      await probe.kubectl(["wait", "pods", ...selected, `--for=${unschedulable}`, "--timeout=120s"]);
      expect(nodesOf(await controllers())).toEqual([undefined]);
      expect(await answerNow(http, "web.localhost")).toMatch(/^(?:refused|reset)$/u);
    } finally {
      await probe.kubectl(["rollout", "undo", ...deployment]);
      await probe.kubectl(["rollout", "status", ...deployment, rolloutLimit]);
    }
    expect(await answer(http, "web.localhost")).toBe("Behind a taint");
  });

  it("changes its taints in place: the containers stay the same, and the app responds", async () => {
    await stack.ensure(withTaints(reserved));
    const before = await containerIds(cluster);
    await stack.up(withTaints(reserved, evicting));
    expect((await ingressNode()).taints).toEqual(expect.arrayContaining([reserved, evicting]));
    expect(await answer(http, "web.localhost")).toBe("Behind a taint");
    expect(nodesOf(await controllers())).toEqual(["worker"]);
    await stack.up(withTaints());
    expect((await ingressNode()).taints).toEqual([]);
    expect(await answer(http, "web.localhost")).toBe("Behind a taint");
    expect(await containerIds(cluster)).toEqual(before);
  });

  it("reports and restores taints that another program changed", async () => {
    await stack.ensure(withTaints(reserved));
    const node = probe.container("worker");
    await stack.disturbed(async () => {
      await probe.kubectl(["taint", "node", node, "dedicated:NoSchedule-", "theirs=1:NoSchedule"]);
      const { output } = Stack.must(await stack.stack.preview());
      expect(output).toContain(`taint \`dedicated=ingress:NoSchedule\` of node \`${node}\` is missing`);
      expect(output).toContain(`taint \`theirs=1:NoSchedule\` of node \`${node}\` is not in the program`);
      await stack.up();
    });
    expect((await ingressNode()).taints).toEqual([reserved]);
    expect(await answer(http, "web.localhost")).toBe("Behind a taint");
  });
});
