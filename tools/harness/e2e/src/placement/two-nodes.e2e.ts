import { Stack } from "@kind-berth-tools/stack";
import { nothing } from "../holdings-of-cluster";
import { clusterForTests } from "./cluster-for-tests";
import { observe } from "./observation";
import { onNode, withoutBerthsPlacement } from "./patched";
import { withoutRoutes } from "./routes-taken-away";
import { verified } from "./verified";

/** The possible outcomes for a host port if nothing listens on its node: the connection is refused, or the engine's proxy closes it. */
const dead = expect.stringMatching(/^(?:refused|reset)$/u) as string;

/** The result if the pod network works. In this case, only placement affects the host port. */
const fromEveryNode = {
  "control-plane": { podAddress: "answers", clusterIP: "answers" },
  worker: { podAddress: "answers", clusterIP: "answers" },
};
const cluster = clusterForTests("control-plane");

/**
 * Matches the driver's message if the pod that should bind the port runs on the wrong node. The message names the first hop that blocks
 * requests.
 */
const astray = (hop: string) =>
  new RegExp(
    `The route is blocked at the ${hop} [^:]*: pod .* runs on .\\S+-worker., but .\\S+-control-plane. carries the port \\[\\w*POD_ON_OTHER_NODE\\].*APP_NOT_REACHED`,
    "u",
  );

describe("two nodes, the ports on the control plane", () => {
  it("control: without Berth's placement, a hostPort app runs on the worker and its host port is dead", async () => {
    const { probe, stack, direct, nodes } = cluster();
    const [seen, told] = await withoutBerthsPlacement(probe, direct.bound, () =>
      Promise.all([observe(probe, direct, nodes), verified(stack, direct)]),
    );
    expect(seen).toEqual({ pod: "worker", hostPort: dead, fromNodes: fromEveryNode });
    expect(told).toMatch(astray("pod"));
  });

  it("responds with Berth's hostPort exposure", async () => {
    const { probe, stack, direct, nodes } = cluster();
    expect(await verified(stack, direct)).toContain("accepts connections");
    expect(await observe(probe, direct, nodes)).toEqual({
      pod: "control-plane",
      hostPort: "answers",
      fromNodes: fromEveryNode,
    });
  });

  it("control: without Berth's placement of the Ingress controller, the host port is dead", async () => {
    const { probe, stack, web, nodes } = cluster();
    const [seen, told] = await withoutBerthsPlacement(probe, web.bound, () =>
      Promise.all([observe(probe, web, nodes), verified(stack, web)]),
    );
    expect(seen).toEqual({ pod: "worker", hostPort: dead, fromNodes: fromEveryNode });
    expect(told).toMatch(astray("ingressController"));
  });

  it.each(["control-plane", "worker"])(
    "responds with Berth's ingress exposure if the app runs on %s",
    async (node) => {
      const { probe, web, nodes } = cluster();
      const app = { namespace: "default", name: web.name };
      const seen = await onNode(probe, app, node, () => observe(probe, web, nodes));
      expect(seen).toEqual({ pod: node, hostPort: "answers", fromNodes: fromEveryNode });
    },
  );
});

describe("two nodes without routes between them, the ports on the control plane", () => {
  const own = { podAddress: "answers", clusterIP: "answers" };
  const other = { podAddress: "no answer", clusterIP: "no answer" };

  it("still responds by hostPort, because the pod runs on the port's node", async () => {
    const { probe, direct, nodes } = cluster();
    expect(await withoutRoutes(probe, nodes, () => observe(probe, direct, nodes))).toEqual({
      pod: "control-plane",
      hostPort: "answers",
      fromNodes: { "control-plane": own, worker: other },
    });
  });

  it.each([
    {
      node: "control-plane",
      outcome: "responds",
      hostPort: "answers",
      fromNodes: { "control-plane": own, worker: other },
    },
    {
      node: "worker",
      outcome: "fails, because the controller cannot reach the pod",
      // The controller accepts the connection, so the outcome is a gateway error or no response, not a dead port.
      hostPort: expect.stringMatching(/^(?:HTTP 50[24]|silent)$/u) as string,
      fromNodes: { "control-plane": other, worker: own },
    },
  ])("by ingress, the app on $node $outcome", async ({ node, hostPort, fromNodes }) => {
    const { probe, web, nodes } = cluster();
    const app = { namespace: "default", name: web.name };
    const seen = await onNode(probe, app, node, () =>
      withoutRoutes(probe, nodes, () => observe(probe, web, nodes)),
    );
    expect(seen).toEqual({ pod: node, hostPort, fromNodes });
  });
});

describe("two nodes, the ports moved to the worker by `pulumi up`", () => {
  beforeAll(() => cluster().move("worker"));

  it("responds without Berth's placement, because the scheduler can choose only the port's node", async () => {
    const { probe, direct, nodes } = cluster();
    const seen = await withoutBerthsPlacement(probe, direct.bound, () => observe(probe, direct, nodes));
    expect(seen).toEqual({ pod: "worker", hostPort: "answers", fromNodes: fromEveryNode });
  });

  it("responds with Berth's hostPort exposure", async () => {
    const { probe, direct, nodes } = cluster();
    expect(await observe(probe, direct, nodes)).toEqual({
      pod: "worker",
      hostPort: "answers",
      fromNodes: fromEveryNode,
    });
  });

  it.each(["control-plane", "worker"])(
    "responds with Berth's ingress exposure if the app runs on %s",
    async (node) => {
      const { probe, web, nodes } = cluster();
      const app = { namespace: "default", name: web.name };
      const seen = await onNode(probe, app, node, () => observe(probe, web, nodes));
      expect(seen).toEqual({ pod: node, hostPort: "answers", fromNodes: fromEveryNode });
    },
  );

  it("previews without a change", async () => {
    const preview = Stack.must(await cluster().stack.preview(["--expect-no-changes"]));
    expect(preview.output).not.toMatch(/replace|delete/u);
  });
});

describe("after `pulumi destroy`", () => {
  it("has left no container, network or volume behind", async () => {
    const { stack, holdings } = cluster();
    expect((await holdings.look()).volumes).not.toEqual([]);
    Stack.must(await stack.destroy());
    expect(await holdings.look()).toEqual(nothing);
  });
});
