import fc from "fast-check";
import { found } from "../../test/fixtures/examples/rule-example";
import { refusedCodes } from "../../test/fixtures/refusals";
import type { ClusterArgs, PortMappingArgs } from "./cluster-args";
import { derivedHostPortRange } from "./derive-host-ports";
import { planCluster } from "./plan-cluster";

const { first, last } = derivedHostPortRange;
const http = { name: "http", hostPort: "auto", containerPort: 80 } as const;
const https = { name: "https", hostPort: "auto", containerPort: 443 } as const;

/** Returns the hostPort of each port, by the port's name. */
function hostPorts(args: Partial<ClusterArgs>): Record<string, number> {
  const { ports } = planCluster({ name: "demo", owner: "shop/dev/demo", ...args });
  return Object.fromEntries(ports.map(({ name, hostPort }) => [name, hostPort]));
}

describe("hostPort auto", () => {
  // These numbers must not change in later releases: Pulumi would replace the clusters of all users.
  it("results in a number that depends on the owner and the port name", () => {
    expect(hostPorts({ portMappings: [http, https] })).toEqual({ http: 27133, https: 27761 });
    expect(hostPorts({ owner: "shop/ci/demo", portMappings: [http, https] })).toEqual({
      http: 21017,
      https: 29410,
    });
  });

  it("depends on the cluster name if the cluster has no owner", () => {
    const [one] = planCluster({ name: "one", portMappings: [http] }).ports;
    const [other] = planCluster({ name: "two", portMappings: [http] }).ports;
    const [same] = planCluster({ name: "two", owner: "one", portMappings: [http] }).ports;
    expect(other?.hostPort).not.toBe(one?.hostPort);
    expect(same?.hostPort).toBe(one?.hostPort);
  });

  it("does not depend on the other arguments of the cluster and the port", () => {
    const { http: hostPort } = hostPorts({ portMappings: [http] });
    const args = {
      name: "renamed",
      nodes: [{ role: "control-plane" }, { role: "worker" }],
      portMappings: [
        { ...http, containerPort: 8080, protocol: "UDP", listenAddress: "0.0.0.0", publish: "edge" },
      ],
    } as const;
    expect(hostPorts(args)).toEqual({ http: hostPort });
  });

  it("is recorded in the plan, but not in the ports", () => {
    const nodes = [
      { role: "control-plane", extraPortMappings: [{ hostPort: "auto", containerPort: 53 }] },
    ] as const;
    const portMappings = [http, { name: "dns", hostPort: 5353, containerPort: 5353 }];
    const plan = planCluster({ name: "demo", nodes, portMappings });
    expect(plan.derivedHostPorts).toEqual(["http", "tcp-53"]);
    expect(plan.ports.map(({ name }) => name)).toEqual(["dns", "http", "tcp-53"]);
    expect(Object.keys(plan.ports[1] ?? {}).sort()).toEqual(Object.keys(plan.ports[0] ?? {}).sort());
    expect(planCluster({ name: "demo", portMappings: [portMappings[1] as typeof http] })).not.toHaveProperty(
      "derivedHostPorts",
    );
  });

  it.each<[string, (used: number) => Partial<ClusterArgs>, number]>([
    ["another port", (used) => ({ portMappings: [{ name: "a", hostPort: used, containerPort: 1 }] }), 1],
    [
      "a port with another protocol",
      (used) => ({ portMappings: [{ name: "z", hostPort: used, containerPort: 1, protocol: "UDP" }] }),
      1,
    ],
    [
      "a range of ports",
      (used) => ({
        portMappings: [{ name: "a", hostPort: `${used - 1}-${used + 8}`, containerPort: "1-10" }],
      }),
      9,
    ],
    [
      "a port of a node",
      (used) => ({
        nodes: [{ role: "control-plane", extraPortMappings: [{ hostPort: used, containerPort: 1 }] }],
      }),
      1,
    ],
    ["the API server", (used) => ({ networking: { apiServerPort: used } }), 1],
    ["the registry", (used) => ({ registry: { hostPort: used } }), 1],
  ])("skips the number of %s", (_, argsWith, steps) => {
    const preferred = hostPorts({ portMappings: [http] })["http"] ?? 0;
    const { portMappings = [], ...args } = argsWith(preferred);
    expect(hostPorts({ ...args, portMappings: [...portMappings, http] })["http"]).toBe(preferred + steps);
  });

  it("is rejected in a range, and if it is misspelled", () => {
    expect(found({ portMappings: [{ ...http, containerPort: "80-81" }] })).toEqual([
      "PORT_RANGE_INVALID portMappings[0].hostPort",
    ]);
    expect(found({ portMappings: [{ ...http, hostPort: "Auto" }] })).toEqual([
      "ARGUMENT_TYPE portMappings[0].hostPort",
    ]);
    expect(found({ portMappings: [{ ...http, containerPort: "auto" }] })).toEqual([
      "ARGUMENT_TYPE portMappings[0].containerPort",
    ]);
    const extraPortMappings = [{ hostPort: "80-81", containerPort: 80, listenAddress: "127.0.0.1" }];
    expect(found({ nodes: [{ role: "control-plane", extraPortMappings }] })).toEqual([
      "ARGUMENT_TYPE nodes[0].extraPortMappings[0].hostPort",
    ]);
  });

  it("is rejected if the cluster already uses all numbers", () => {
    const nodes = ["control-plane" as const, ...Array<"worker">(10).fill("worker")].map((role) => ({ role }));
    const mappings = Array.from({ length: 10 }, (_, index): PortMappingArgs => {
      const range = `${first + index * 1000}-${first + index * 1000 + 999}` as const;
      const node = `worker${index === 0 ? "" : index + 1}`;
      return { name: `r${index}`, hostPort: range, containerPort: range, node };
    });
    expect(
      refusedCodes(() => planCluster({ name: "demo", nodes, portMappings: [...mappings, http] })),
    ).toEqual(["HOST_PORT_TAKEN portMappings[10].hostPort"]);
  });
});

describe("derived host ports of any cluster", () => {
  const name = fc.stringMatching(/^[a-z]{1,3}$/);
  const automatic = fc.record({ name, hostPort: fc.constant("auto" as const) });
  /** Fixed ports near the start of the range, and a range of ports. */
  const fixed = fc.record({ name, hostPort: fc.integer({ min: first, max: last }) });
  const mappings = fc
    .uniqueArray(fc.oneof(automatic, fixed), { maxLength: 12, selector: (port) => port.name })
    .map((ports) => {
      const used = new Set<unknown>();
      return ports
        .filter(({ hostPort }) => hostPort === "auto" || (!used.has(hostPort) && used.add(hostPort)))
        .map((port, index): PortMappingArgs => ({ ...port, containerPort: index + 1 }));
    });
  const owner = fc.string();

  it("are in the range, unique, stable, and independent of the order of the ports", () => {
    fc.assert(
      fc.property(owner, mappings, fc.infiniteStream(fc.nat()), (of, portMappings, random) => {
        const straight = hostPorts({ owner: of, portMappings });
        const numbers = Object.values(straight);
        expect(new Set(numbers).size).toBe(numbers.length);
        for (const number of numbers) expect(number >= first && number <= last).toBe(true);
        const shuffled = portMappings
          .map((port) => ({ port, at: random.next().value as number }))
          .sort((one, other) => one.at - other.at)
          .map(({ port }) => port);
        expect(hostPorts({ owner: of, portMappings: shuffled })).toEqual(straight);
      }),
    );
  });

  it("stay the same if a port with another number is added or removed", () => {
    fc.assert(
      fc.property(owner, mappings, fc.nat(), (of, portMappings, index) => {
        fc.pre(portMappings.length > 0);
        const all = hostPorts({ owner: of, portMappings });
        const alone = (port: PortMappingArgs) => hostPorts({ owner: of, portMappings: [port] })[port.name];
        // If a number was skipped, it can change when the other port is removed.
        fc.pre(portMappings.every((port) => all[port.name] === alone(port)));
        const removed = portMappings.filter((_, at) => at !== index % portMappings.length);
        expect(all).toMatchObject(hostPorts({ owner: of, portMappings: removed }));
      }),
    );
  });

  it("are spread over the whole range", () => {
    const portMappings = Array.from({ length: 200 }, (_, index) => ({
      ...http,
      name: `p${index}`,
      containerPort: index + 1,
    }));
    const tenths = Object.values(hostPorts({ portMappings })).map((port) =>
      Math.floor((port - first) / 1000),
    );
    expect(new Set(tenths).size).toBe(10);
  });
});
