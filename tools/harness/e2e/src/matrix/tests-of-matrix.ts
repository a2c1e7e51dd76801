import { Stack } from "@kind-berth-tools/stack";
import { ClusterOfMatrix } from "./cluster-of-matrix";
import { reportedCodes } from "../reported-errors";
import { answering, refused, testName, topologies, type Topology, type TopologyName } from "./matrix";

/** The possible outcomes for a host port if nothing listens on its node: the connection is refused or closed, or no response arrives. */
const dead = expect.stringMatching(/^(?:refused|reset|silent)$/u) as string;

/**
 * Registers the tests for every row in one topology. The tests share one cluster, which exists only while they run.
 *
 * @param more - a function that registers additional tests on the same cluster. These tests run before the cluster is removed.
 */
export function testsOfMatrix(name: TopologyName, more?: (cluster: () => ClusterOfMatrix) => void): void {
  const topology: Topology = topologies[name];
  let made: ClusterOfMatrix | undefined;
  let refusals = "";
  const cluster = () => {
    if (made === undefined) throw new Error("The cluster is there only while the tests run.");
    return made;
  };
  beforeAll(async () => {
    made = await ClusterOfMatrix.prepare(topology);
    refusals = await made.refusals();
    await made.up();
  });
  afterAll(() => made?.remove());

  it.each(answering.map((row) => [testName(row), row] as const))("%s", async (_, row) => {
    expect(await cluster().answer(row)).toBe(row.app);
  });

  it.each(refused.map((row, index) => [testName(row), row, index] as const))(
    "%s",
    (_, { refusal }, index) => {
      expect(reportedCodes(refusals, `berth:index:ExposedApp (impossible-${index})`)).toEqual([refusal]);
    },
  );

  it("runs a health check during `up`, and returns the result as an output", async () => {
    const { stack, hostPorts } = cluster();
    const { seen } = await stack.outputs();
    expect(seen).toBe(`http://web.localhost:${hostPorts.http}/ answers with HTTP 200.`);
  });

  it(controlName(topology), async () => {
    const { carrier, other } = topology;
    if (other !== undefined) {
      await cluster().runRawPod("misplaced", other);
      expect(await cluster().answerOfRawPods(3000)).toEqual(dead);
    }
    await cluster().runRawPod("by-chance", carrier);
    expect(await cluster().answerOfRawPods()).toBe("by-chance");
  });

  it("shows no changes in a preview", async () => {
    Stack.must(await cluster().stack.preview(["--expect-no-changes"]));
  });

  more?.(cluster);

  it("leaves no container", async () => {
    expect(await cluster().containers()).not.toEqual([]);
    await cluster().destroy();
    expect(await cluster().containers()).toEqual([]);
  });
}

/** Returns the name of the control test. The name describes the result for the same app without Berth's placement. */
function controlName({ other }: Topology): string {
  return other === undefined
    ? "control: without placement, a pod with a hostPort responds too, so the problem appears only when a node is added"
    : "control: without placement, a pod with a hostPort is Ready on another node but unreachable, and responds only on the port's node";
}
