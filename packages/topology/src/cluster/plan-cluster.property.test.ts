import fc from "fast-check";
import { BerthError } from "../findings/berth-error";
import type { ClusterArgs } from "./cluster-args";
import type { ClusterPlan } from "./cluster-plan";
import { planCluster } from "./plan-cluster";

/** Generates port mappings from only a few different values, so that conflicts are frequent. */
const portMapping = fc.record(
  {
    name: fc.constantFrom("http", "dns", "db", "web", "api", "metrics"),
    hostPort: fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 8080, max: 8085 }) },
      { weight: 1, arbitrary: fc.constant("auto" as const) },
    ),
    containerPort: fc.integer({ min: 80, max: 85 }),
    listenAddress: fc.constantFrom("127.0.0.1", "127.0.0.2", "0.0.0.0", "::", "::1"),
    protocol: fc.constantFrom("TCP", "UDP"),
    node: fc.constantFrom("control-plane", "worker", "worker2"),
    publish: fc.constantFrom("node", "edge"),
  },
  { requiredKeys: ["name", "hostPort", "containerPort"] },
);
const clusterArgs: fc.Arbitrary<ClusterArgs> = fc.record({
  name: fc.constant("demo"),
  nodes: fc.array(fc.record({ role: fc.constantFrom("control-plane", "worker") }), { maxLength: 4 }),
  portMappings: fc.array(portMapping, { maxLength: 5 }),
});

/** Returns the plan or, if the planner rejects the arguments, the finding codes. */
function outcome(args: ClusterArgs): ClusterPlan | string[] {
  try {
    return planCluster(args);
  } catch (error) {
    if (BerthError.isInstance(error)) return error.findings.map(({ code }) => code).sort();
    throw error;
  }
}

function holds(address: string, other: string): boolean {
  const all = ["127.0.0.1", "127.0.0.2", "::1"];
  const bound: Record<string, string[]> = { "0.0.0.0": ["127.0.0.1", "127.0.0.2"], "::": all };
  const [one, two] = [bound[address] ?? [address], bound[other] ?? [other]];
  return one.some((candidate) => two.includes(candidate));
}

describe("planCluster with random arguments", () => {
  it("returns the same plan, or also rejects the ports, if the order of the ports is reversed", () => {
    fc.assert(
      fc.property(clusterArgs, (args) => {
        const reversed = outcome({ ...args, portMappings: [...(args.portMappings ?? [])].reverse() });
        const straight = outcome(args);
        expect(Array.isArray(reversed)).toBe(Array.isArray(straight));
        if (!Array.isArray(straight)) expect(reversed).toEqual(straight);
      }),
    );
  });

  it("binds no host address and port twice, and no port of a node twice", () => {
    fc.assert(
      fc.property(clusterArgs, (args) => {
        const plan = outcome(args);
        fc.pre(!Array.isArray(plan));
        plan.ports.forEach((port, index) => {
          for (const other of plan.ports.slice(index + 1)) {
            const sameProtocol = port.protocol === other.protocol;
            const onHost = port.hostPort === other.hostPort && holds(port.listenAddress, other.listenAddress);
            const onNode = port.node === other.node && port.containerPort === other.containerPort;
            expect(sameProtocol && (onHost || onNode)).toBe(false);
          }
        });
      }),
    );
  });

  it("labels exactly the node that carries each port", () => {
    fc.assert(
      fc.property(clusterArgs, (args) => {
        const plan = outcome(args);
        fc.pre(!Array.isArray(plan));
        for (const port of plan.ports) {
          const labelled = plan.nodes.filter(
            ({ labels }) => labels[`port.berth.dev/${port.name}`] === String(port.containerPort),
          );
          expect(labelled.map(({ name }) => name)).toEqual([port.node]);
        }
      }),
    );
  });
});
