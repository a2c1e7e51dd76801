import { recordOf } from "../../../cluster/cluster-plan";
import { planCluster } from "../../../cluster/plan-cluster";
import type { NodePortRange } from "../../../model/node-port-range";
import { findingsOf } from "../../../../test/fixtures/examples/rule-example";
import { planExposure } from "../../plan-app";

const plan = planCluster({
  name: "ranges",
  nodes: [{ role: "control-plane" }, { role: "worker" }],
  portMappings: [3000, 3001, 31000, 80, 53].map((containerPort) => ({
    name: `port-${containerPort}`,
    hostPort: 10000 + containerPort,
    containerPort,
    node: "control-plane",
  })),
});
const recordWith = (first: number, last: number) =>
  recordOf({ ...plan, serviceNodePortRange: { first, last } satisfies NodePortRange });
const narrow = recordWith(3000, 4000);
const app = { name: "web", containerPort: 8080 };

it("plans a NodePort that is in the cluster's own range", () => {
  const planned = planExposure({ ...app, port: "port-3000" }, narrow, []);
  expect(planned).toMatchObject({
    exposure: "nodePort",
    reason: "port `port-3000` forwards to 3000, which is in the NodePort range of the cluster (3000 to 4000)",
    service: { type: "NodePort", ports: [{ nodePort: 3000 }] },
    claim: { binds: { port: 3000 } },
  });
  expect(planned.pods.placement.affinity).toBeUndefined();
});

it("does not infer a NodePort that only the default range contains; control: with the default range", () => {
  expect(planExposure({ ...app, port: "port-31000" }, narrow, []).exposure).toBe("hostPort");
  expect(planExposure({ ...app, port: "port-31000" }, recordOf(plan), []).exposure).toBe("nodePort");
});

it("rejects a NodePort outside the cluster's range, and names this range", () => {
  const [finding] = findingsOf(() =>
    planExposure({ ...app, port: "port-31000", exposure: "nodePort" }, narrow, []),
  );
  expect(finding).toMatchObject({
    code: "NODE_PORT_OUT_OF_RANGE",
    rule: expect.stringContaining("from 3000 to 4000") as string,
    remedy: expect.stringContaining("from 3000 to 4000") as string,
  });
});

describe("a range that starts below the ports of HTTP", () => {
  const wide = recordWith(1, 65535);

  it("leaves the containerPort 80 to the Ingress controller, which apps share", () => {
    expect(planExposure({ ...app, port: "port-80" }, wide, []).exposure).toBe("ingress");
    expect(planExposure({ ...app, port: "port-53" }, wide, []).exposure).toBe("nodePort");
  });

  it("allows port 80 as a NodePort on request; control: the default range does not", () => {
    const onRequest = { ...app, port: "port-80", exposure: "nodePort" } as const;
    expect(planExposure(onRequest, wide, []).service.ports).toMatchObject([{ nodePort: 80 }]);
    expect(() => planExposure(onRequest, recordOf(plan), [])).toThrow("NODE_PORT_OUT_OF_RANGE");
  });
});
