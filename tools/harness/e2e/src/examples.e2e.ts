import { ClusterProbe } from "@kind-berth-tools/probe";
import { engineUnderTest } from "./engine";
import { testOfKilledDemo, testsOfDemo } from "./examples/tests-of-demo";
import type { DemoUnderTest } from "./examples/demo-under-test";

const probeOf = ({ example }: DemoUnderTest) =>
  new ClusterProbe({ engine: engineUnderTest(), cluster: example.settings.clusterName, env: {} });

describe.each([
  { example: "single-node", carrier: "control-plane", nodes: 1, requests: 1 },
  { example: "multi-node", carrier: "worker2", nodes: 3, requests: 2 },
])("examples/$example", ({ example, carrier, nodes, requests }) => {
  testsOfDemo(
    { example, requests },
    {
      whileUp: (demo) => {
        it("shows the app's response and the node that carries the port", async () => {
          const account = await demo().up();
          const { hostPort } = demo().example.settings.ports;
          expect(account).toContain(`http://web.localhost:${hostPort}/ answers:\n\n    Hello from web-`);
          expect(account).toMatch(
            new RegExp(`http\\s+│ 127\\.0\\.0\\.1:${hostPort}\\s+│ ${carrier}\\s+│ 80/TCP`, "u"),
          );
        });

        it("runs the Ingress controller on the port's node, and has the number of nodes that its README states", async () => {
          await demo().up();
          const probe = probeOf(demo());
          const controllers = await probe.pods("app.kubernetes.io/name=berth-ingress-http");
          expect(controllers.map(({ node }) => node)).toEqual([carrier]);
          const { items } = await probe.objects<{ items: unknown[] }>(["nodes"]);
          expect(items).toHaveLength(nodes);
        });
      },
      ...(nodes === 1 ? { before: interrupted, atLast: control } : {}),
    },
  );
});

/** Tests a demo whose creation was killed, with all its processes. Pulumi's state is then locked and does not contain the cluster. */
function interrupted(demo: () => DemoUnderTest): void {
  testOfKilledDemo(
    "is removed completely even if the demo was killed while Pulumi created the cluster",
    demo,
  );
}

/** The control: without a pod, the controller serves no route to the app, so the answer differs from the README's answer. */
function control(demo: () => DemoUnderTest): void {
  it("control: fails if a response differs from the README, and shows both responses", async () => {
    await demo().up();
    await probeOf(demo()).kubectl(["scale", "deployment", "web", "--replicas=0"]);
    const { exitCode, stderr, stdout } = await demo().again();
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      /The responses differ from examples\/single-node\/README\.md:\n +curl .*\n +expected: Hello from web-.*\n +received: 404 page not found\n/u,
    );
    expect(stdout).toBe("");
  });
}
