import { recordOf } from "../../../cluster/cluster-plan";
import { planCluster } from "../../../cluster/plan-cluster";
import { findingsOf } from "../../../examples/rule-example";
import { planExposure } from "../../plan-app";

/** Returns the findings about an app without `host`, on a port that listens on the given addresses. */
function findings(...listenAddress: string[]) {
  const cluster = planCluster({
    name: "demo",
    networking: { ipFamily: "dual" },
    portMappings: [{ name: "http", hostPort: 8080, containerPort: 80, listenAddress }],
  });
  return findingsOf(() =>
    planExposure({ name: "web", containerPort: 3000, port: "http" }, recordOf(cluster), []),
  );
}

it.each([
  ["127.0.0.1", "::1"],
  ["192.168.1.5", "::1"],
  ["192.168.1.5", "127.0.0.1"],
])("uses the default host on a port that listens on %s and %s", (...listenAddress) => {
  expect(findings(...listenAddress)).toEqual([]);
});

it("needs a host on a port that listens on no loopback address", () => {
  expect(findings("192.168.1.5", "fd00::5")).toMatchObject([
    {
      code: "HOST_MISSING",
      rule: expect.stringContaining("port `http` listens on 192.168.1.5 and fd00::5") as string,
      remedy: "Set `host` to a name that resolves to 192.168.1.5.",
    },
  ]);
});
