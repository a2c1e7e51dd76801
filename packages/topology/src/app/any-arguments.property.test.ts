import fc from "fast-check";
import { recordOf } from "../cluster/cluster-plan";
import { planCluster } from "../cluster/plan-cluster";
import { BerthError } from "../findings/berth-error";
import type { Finding } from "../findings/finding";
import type { NamedAppArgs } from "./arguments/app-args";
import { planApps } from "./plan-apps";
import { runs } from "../../test/fixtures/runs";

const record = recordOf(
  planCluster({
    name: "demo",
    portMappings: [
      { name: "http", hostPort: 8080, containerPort: 80 },
      { name: "node", hostPort: 9090, containerPort: 30090 },
    ],
  }),
);

/** Generates mostly values that are almost valid, and sometimes values of any type. */
function nearly<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 6, arbitrary }, { weight: 1, arbitrary: fc.anything() });
}

const exposure = {
  port: nearly(fc.constantFrom("http", "node", "constructor")),
  containerPort: nearly(fc.constantFrom(80, 0, -1, 0.5, NaN)),
  exposure: nearly(fc.constantFrom("ingress", "gateway", "hostPort", "nodePort", "loadBalancer", "toString")),
  host: nearly(fc.constantFrom("a.b", "*.b", "*", "")),
  path: nearly(fc.constantFrom("/", "/a", "")),
  appProtocol: nearly(fc.constantFrom("kubernetes.io/h2c", "redis", "/")),
  ingressController: nearly(
    fc.record({
      ingressClassName: nearly(fc.constantFrom("nginx", "")),
      node: nearly(fc.constant("worker")),
    }),
  ),
  nodePort: nearly(fc.constantFrom(30090, 0)),
  externalTrafficPolicy: nearly(fc.constantFrom("Local", "Cluster")),
};
const own = {
  name: nearly(fc.oneof(fc.constantFrom("a", "b", "toString"), fc.string())),
  strategy: nearly(fc.constantFrom("Recreate", "RollingUpdate")),
  replicas: nearly(fc.integer({ min: -1, max: 3 })),
  namespace: nearly(fc.string()),
};
const exposed = fc.record(exposure, { requiredKeys: ["port", "containerPort"] });

const app = fc.oneof(
  fc.record({ ...own, ...exposure }, { requiredKeys: ["name", "port", "containerPort"] }),
  fc.record(
    { ...own, ...exposure, exposures: nearly(fc.array(nearly(exposed), { maxLength: 3 })) },
    { requiredKeys: ["name", "exposures"] },
  ),
);

function findings(apps: readonly unknown[]): readonly Finding[] {
  try {
    planApps(record, apps as readonly NamedAppArgs[]);
    return [];
  } catch (error) {
    if (BerthError.isInstance(error)) return error.findings;
    throw error;
  }
}

it("plans any arguments or rejects them with complete findings, and never throws another error", () => {
  fc.assert(
    fc.property(fc.array(nearly(app), { maxLength: 4 }), (apps) => {
      for (const { path, rule, remedy } of findings(apps)) {
        expect(path).not.toBe("");
        expect(rule).toMatch(/\S/);
        expect(remedy).toMatch(/\.$/);
      }
    }),
    { numRuns: runs(1000) },
  );
});
