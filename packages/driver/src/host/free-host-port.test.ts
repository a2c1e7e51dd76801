import { createSocket } from "node:dgram";
import { createServer } from "node:net";
import {
  derivedHostPortRange,
  planCluster,
  type ClusterArgs,
  type SystemFinding,
} from "@kind-berth/topology";
import { Engine } from "../engine/engine";
import { FakeMachine, type MachineState } from "../../test/fakes/fake-machine";
import { probeBind, type HostPort } from "./bind-probe";
import { checkHostPorts } from "./check-host-ports";
import { suggestFreeHostPorts } from "./free-host-port";

// Each driver command starts a process, which is slow on a busy machine.
jest.setTimeout(60_000);

const cleanup: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of cleanup.splice(0)) await step();
});

/** Plans a cluster. The owner contains the ID of this process, so that the tests of several clones derive different ports. */
function plan(args: Partial<ClusterArgs>) {
  return planCluster({ name: "demo", owner: `test/${process.pid}/demo`, ...args });
}

/** Binds a port on this machine until the test ends. Another process may hold the port already. */
async function hold({ hostPort, listenAddress, protocol }: HostPort): Promise<void> {
  await new Promise<void>((resolve) => {
    if (protocol === "UDP") {
      const socket = createSocket("udp4").once("error", () => {
        resolve();
      });
      socket.bind(hostPort, listenAddress, resolve);
      cleanup.push(() => new Promise<void>((closed) => socket.close(closed)));
    } else {
      const server = createServer().once("error", () => {
        resolve();
      });
      server.listen(hostPort, listenAddress, resolve);
      cleanup.push(() => new Promise((closed) => server.close(closed)));
    }
  });
}

function check(
  cluster: ReturnType<typeof plan>,
  state: Partial<MachineState> = {},
): Promise<SystemFinding[]> {
  const machine = new FakeMachine(state);
  cleanup.push(() => {
    machine.dispose();
  });
  return checkHostPorts(cluster, new Engine("docker", { family: "docker", cgroupVersion: 2 }));
}

/** Returns the free host port that a finding contains. */
function suggested(finding: SystemFinding | undefined): number {
  return Number(/^Set `hostPort: (\d+)` for port/.exec(finding?.remedy ?? "")?.[1]);
}

it.each(["TCP", "UDP"] as const)(
  "names a free host port if a process holds a derived %s port, and accepts the cluster with this port",
  async (protocol) => {
    const http = { name: "http", hostPort: "auto", containerPort: 80, protocol } as const;
    const cluster = plan({ portMappings: [http] });
    const [port] = cluster.ports;
    if (port === undefined) throw new Error("the plan has no port");
    await hold(port);
    await hold({ ...port, hostPort: port.hostPort + 1 });

    const [finding, ...others] = await check(cluster);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      code: "HOST_PORT_IN_USE",
      object: `host port 127.0.0.1:${port.hostPort}/${protocol} of port "http"`,
      state: "is in use",
    });
    expect(finding?.reason).toMatch(
      / listens on it, and Berth derived this number, because the `hostPort` is `auto`$/,
    );
    const free = suggested(finding);
    expect(free).toBeGreaterThanOrEqual(derivedHostPortRange.first);
    expect(free).toBeLessThanOrEqual(derivedHostPortRange.last);
    expect([port.hostPort, port.hostPort + 1]).not.toContain(free);
    expect(await probeBind({ ...port, hostPort: free })).toBe("free");
    expect(await check(plan({ portMappings: [{ ...http, hostPort: free }] }))).toEqual([]);
  },
);

it("does not suggest a host port that a container publishes", async () => {
  const cluster = plan({ portMappings: [{ name: "http", hostPort: "auto", containerPort: 80 }] });
  const hostPort = cluster.ports[0]?.hostPort ?? 0;
  const published = (number: number) => [{ HostIp: "0.0.0.0", HostPort: String(number) }];
  const ports = { "80/tcp": published(hostPort), "81/tcp": published(hostPort + 1) };
  const [finding] = await check(cluster, {
    containers: [{ id: "1", name: "proxy", labels: {}, ports, nodeLabels: {} }],
  });
  expect(finding?.reason).toMatch(/^container "proxy" publishes it, and Berth derived this number/);
  expect(suggested(finding)).toBeGreaterThan(hostPort + 1);
});

it("suggests no host port for a number that the program sets", async () => {
  const derived = plan({ portMappings: [{ name: "http", hostPort: "auto", containerPort: 80 }] }).ports[0];
  if (derived === undefined) throw new Error("the plan has no port");
  await hold(derived);
  const [finding] = await check(
    plan({ portMappings: [{ name: "http", hostPort: derived.hostPort, containerPort: 80 }] }),
  );
  expect(finding?.reason).toMatch(/ listens on it$/);
  expect(finding?.remedy).toBe("Free the host port, or set another `hostPort` for port `http`.");
});

describe("the suggestion", () => {
  const cluster = plan({
    portMappings: [
      { name: "a", hostPort: "auto", containerPort: 1 },
      { name: "b", hostPort: "auto", containerPort: 2 },
    ],
  });
  const inUse: SystemFinding = {
    code: "HOST_PORT_IN_USE",
    object: "host port",
    state: "is in use",
    reason: "a process listens on it",
    remedy: "Free it.",
  };
  const judged = cluster.ports.map((port) => ({ port, findings: [inUse] }));

  it("is different for each port, and differs from all other host ports of the cluster", async () => {
    const only = [21111, 22222, 23333];
    const withOthers = {
      ...cluster,
      ports: [...cluster.ports, { ...cluster.ports[0], hostPort: 22222 }],
    } as typeof cluster;
    const free = ({ hostPort }: HostPort) => Promise.resolve(only.includes(hostPort));
    const findings = await suggestFreeHostPorts(judged, withOthers, free);
    expect(findings.map(suggested).sort()).toEqual([21111, 23333]);
  });

  it("is one number for all addresses of a port, and is free on each of them", async () => {
    const loopbacks = ["127.0.0.1", "127.0.0.2"];
    const several = plan({
      portMappings: [{ name: "a", hostPort: "auto", containerPort: 1, listenAddress: loopbacks }],
    });
    const asked: (readonly string[] | undefined)[] = [];
    const findings = await suggestFreeHostPorts(
      several.ports.map((port) => ({ port, findings: [inUse, inUse] })),
      several,
      ({ hostPort, additionalListenAddresses }) => {
        asked.push(additionalListenAddresses);
        return Promise.resolve(hostPort === 21111);
      },
    );
    expect(findings.map(suggested)).toEqual([21111, 21111]);
    expect(new Set(asked.flat())).toEqual(new Set(["127.0.0.2"]));
  });

  it("is omitted if no number is free", async () => {
    const [finding] = await suggestFreeHostPorts(judged, cluster, () => Promise.resolve(false));
    expect(finding?.remedy).toBe("Free it.");
    expect(finding?.reason).toContain("Berth derived this number");
  });
});
