import fc from "fast-check";
import { Exposure } from "../../src/model/exposure";
import { refusals } from "../simulator/api-server";
import { ends } from "../simulator/request";
import { rollsOut } from "../simulator/rollout";
import { accepted, generatedCase, requestsFor, worldOf } from "./generated";
import { runs } from "../fixtures/runs";

/** The number of generated clusters with apps. */
const numRuns = runs(3000);

describe(`in ${numRuns} clusters with apps`, () => {
  const planned = new Map<string, number>();

  it("every request that matches an accepted claim reaches a pod of its app, regardless of scheduling", () => {
    fc.assert(
      fc.property(generatedCase, ({ cluster, apps }) => {
        const plans = accepted(cluster.record, apps);
        const world = worldOf(cluster, plans);
        for (const plan of plans) {
          const reached = requestsFor(plan).flatMap((request) => ends(request, world));
          expect([...new Set(reached)]).toEqual([`pod ${plan.name}`]);
          planned.set(plan.exposure, (planned.get(plan.exposure) ?? 0) + 1);
        }
        expect(refusals(world)).toEqual([]);
        expect(world.deployments.filter((deployment) => !rollsOut(deployment, world))).toEqual([]);
      }),
      { numRuns },
    );
  });

  it.each(Object.values(Exposure))("more than 100 plans have the exposure %s", (exposure) => {
    expect(planned.get(exposure)).toBeGreaterThan(100);
  });
});
