import type { PortRecord } from "../model/port-record";
import { warnAboutPorts, type PortWarning } from "./warn-about-ports";

const warning: PortWarning = {
  code: "HOST_PORT_OPEN",
  about: "hostPort",
  one: ({ port }) => ({ rule: `port ${port.name} is open`, remedy: "Close it." }),
  several: (ports) => ({ rule: `${ports} are open`, remedy: "Close them." }),
};

function ports(count: number, hostPort = (index: number) => 30000 + index) {
  return Array.from({ length: count }, (_, index) => {
    const port: PortRecord = {
      name: `p${index}`,
      node: "worker",
      listenAddress: "0.0.0.0",
      hostPort: hostPort(index),
      containerPort: 80,
      protocol: "TCP",
    };
    return { path: `portMappings[${index}]`, port };
  });
}

it.each([0, 1, 3])("returns one warning for each of %d ports", (count) => {
  expect(warnAboutPorts(ports(count), warning)).toEqual(
    ports(count).map(({ path, port }) => ({
      code: "HOST_PORT_OPEN",
      path: `${path}.hostPort`,
      value: port.hostPort,
      rule: `port ${port.name} is open`,
      remedy: "Close it.",
    })),
  );
});

it("returns one warning for the range of all NodePorts, at the first port", () => {
  expect(warnAboutPorts(ports(2768), warning)).toEqual([
    {
      code: "HOST_PORT_OPEN",
      path: "portMappings[0].hostPort",
      value: 30000,
      rule: "2768 ports (`p0`, `p1`, `p2` and 2765 more, host ports 30000 to 32767) are open",
      remedy: "Close them.",
    },
  ]);
});

it("names the lowest and the highest host port in any order, and a single host port once", () => {
  const rule = (hostPort: (index: number) => number) => warnAboutPorts(ports(4, hostPort), warning)[0]?.rule;
  expect(rule((index) => 9 - index)).toContain("and 1 more, host ports 6 to 9)");
  expect(rule(() => 80)).toContain("and 1 more, host port 80)");
});
