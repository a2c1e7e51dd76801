import fc from "fast-check";
import { clusterFindings } from "../../test/fixtures/examples/rule-example";
import { runs } from "../../test/fixtures/runs";

interface Mapping {
  readonly hostPort: number;
  readonly containerPort: number;
  readonly listenAddress?: readonly string[];
  readonly protocol?: "TCP" | "UDP";
  /** Whether an edge container publishes this port. */
  readonly edge: boolean;
}

/** A simulated machine's addresses. `boundBy` lists the addresses that each listen address binds. A wildcard binds several addresses. */
const ipv4 = ["127.0.0.1", "192.168.1.5"];
const ipv6 = ["::1", "fd00::5"];
const boundBy: Readonly<Record<string, readonly string[]>> = {
  "0.0.0.0": ipv4,
  "::": [...ipv4, ...ipv6],
  "::ffff:127.0.0.1": ["127.0.0.1"],
  "0:0:0:0:0:0:0:1": ["::1"],
};

const mapping: fc.Arbitrary<Mapping> = fc.record(
  {
    hostPort: fc.integer({ min: 8080, max: 8082 }),
    containerPort: fc.integer({ min: 1, max: 65535 }),
    listenAddress: fc.array(fc.constantFrom(...ipv4, ...ipv6, ...Object.keys(boundBy)), {
      minLength: 1,
      maxLength: 2,
    }),
    protocol: fc.constantFrom("TCP", "UDP"),
    edge: fc.boolean(),
  },
  { requiredKeys: ["hostPort", "containerPort", "edge"] },
);
/** Generates port mappings for a few nodes, from only a few host ports, so that conflicts are frequent. */
const nodes = fc.array(fc.array(mapping, { maxLength: 4 }), { minLength: 1, maxLength: 3 });

const nodeNames = ["control-plane", "worker", "worker2"];

function refused(mappings: readonly (readonly Mapping[])[]): boolean {
  let names = 0;
  const named = mappings.map((ofNode, index) =>
    ofNode.map(({ edge, ...one }) => {
      const given = { listenAddress: "0.0.0.0", ...one, name: `p${(names += 1)}` };
      return { edge, inKindsForm: given, asEdge: { ...given, node: nodeNames[index], publish: "edge" } };
    }),
  );
  const findings = clusterFindings({
    nodes: named.map((ofNode, index) => ({
      role: index === 0 ? "control-plane" : "worker",
      extraPortMappings: ofNode.filter(({ edge }) => !edge).map(({ inKindsForm }) => inKindsForm),
    })),
    portMappings: named
      .flat()
      .filter(({ edge }) => edge)
      .map(({ asEdge }) => asEdge),
  });
  return findings.some(({ code }) => code === "HOST_PORT_TAKEN");
}

/**
 * A second implementation of the check that kind runs on each node's ports. The check compares the addresses for each port and protocol,
 * and treats every wildcard as 0.0.0.0. The kind config that Berth writes contains no edge ports and always sets the protocol.
 */
function kindRefuses(mappings: readonly Mapping[]): boolean {
  const seen = new Map<string, string[]>();
  const ofNode = mappings.filter(({ edge }) => !edge);
  const bindings = ofNode.flatMap(({ listenAddress = ["0.0.0.0"], ...one }) =>
    listenAddress.map((address) => ({ ...one, listenAddress: address })),
  );
  return bindings.some(({ hostPort, listenAddress, protocol = "TCP" }) => {
    const key = `${hostPort}/${protocol}`;
    const others = seen.get(key) ?? [];
    const isWildcard = ["0.0.0.0", "::"].includes(listenAddress);
    const address = isWildcard ? "0.0.0.0" : (boundBy[listenAddress]?.[0] ?? listenAddress);
    seen.set(key, [...others, address]);
    return (isWildcard && others.length > 0) || others.includes(address) || others.includes("0.0.0.0");
  });
}

/** Whether the port mappings need the same port on the same machine address twice. The port mappings can be on different nodes. */
function machineRefuses(mappings: readonly Mapping[]): boolean {
  const bound = mappings.flatMap(({ hostPort, listenAddress = ["0.0.0.0"], protocol = "TCP" }) =>
    listenAddress
      .flatMap((address) => boundBy[address] ?? [address])
      .map((address) => `${address} ${hostPort}/${protocol}`),
  );
  return new Set(bound).size < bound.length;
}

it("rejects a host port exactly if kind or the machine would reject it", () => {
  fc.assert(
    fc.property(nodes, (mappings) => {
      expect(refused(mappings)).toBe(mappings.some(kindRefuses) || machineRefuses(mappings.flat()));
    }),
    { numRuns: runs(3000) },
  );
});
