import fc from "fast-check";
import { planCluster } from "../../src/cluster/plan-cluster";
import { renderPlan } from "../../src/cluster/plan-document";
import { BerthError } from "../../src/findings/berth-error";
import { sentence } from "../../src/findings/sentence";
import type { ClusterRecord } from "../../src/model/cluster-record";
import type { NamedAppArgs } from "../../src/app/arguments/app-args";
import { planApps } from "../../src/app/plan-apps";
import { accepted, generatedCase, mappingOf, nodeArgsOf } from "./generated";
import { runs } from "../fixtures/runs";

/** The number of generated clusters with apps. */
const numRuns = runs(2000);

/** Returns a planner's complete output as text: plans, warnings and errors. */
function outcome(record: ClusterRecord, apps: readonly NamedAppArgs[]): string {
  const warnings: string[] = [];
  try {
    const plans = planApps(record, apps, (warning) => warnings.push(sentence(warning)));
    return JSON.stringify({ plans, warnings });
  } catch (error) {
    if (BerthError.isInstance(error)) return error.message;
    throw error;
  }
}

const shuffledCase = generatedCase.chain(({ cluster, apps }) =>
  fc.record({
    cluster: fc.constant(cluster),
    apps: fc.constant(apps),
    shuffledApps: fc.shuffledSubarray(apps, { minLength: apps.length }),
    shuffledPorts: fc.shuffledSubarray([...cluster.plan.ports], { minLength: cluster.plan.ports.length }),
  }),
);

it(`in ${numRuns} clusters with apps, the result depends neither on the order of declaration nor on earlier calls`, () => {
  fc.assert(
    fc.property(shuffledCase, ({ cluster: { plan, record }, apps, shuffledApps, shuffledPorts }) => {
      const said = outcome(record, apps);
      expect(outcome(record, apps)).toBe(said);
      expect(outcome(record, shuffledApps)).toBe(said);
      const shuffled = planCluster({
        name: plan.name,
        networking: plan.networking,
        nodes: nodeArgsOf(plan),
        portMappings: shuffledPorts.map(mappingOf),
      });
      expect(renderPlan(shuffled)).toBe(renderPlan(plan));
    }),
    { numRuns },
  );
});

it(`in ${numRuns} clusters, apps that are accepted one by one are accepted together, with the same plans`, () => {
  fc.assert(
    fc.property(generatedCase, ({ cluster: { record }, apps }) => {
      const plans = accepted(record, apps);
      const names = plans.map(({ name }) => name);
      const together = apps.filter(({ name }) => names.includes(name));
      expect(JSON.stringify(planApps(record, together))).toBe(JSON.stringify(plans));
    }),
    { numRuns },
  );
});
