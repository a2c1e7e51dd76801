import { planCluster } from "../../cluster/plan-cluster";
import type { RuleCode } from "../../errors/rules";
import { creationFacts } from "../../lifecycle/creation-facts";
import { sight } from "../../lifecycle/sighting";
import type { RuleExample } from "./rule-example";

const plan = { ...planCluster({ name: "demo" }), owner: "shop/dev/demo" };

function refusals(id: string) {
  return sight(plan, [
    {
      claim: { owner: "shop/dev/demo", life: "1" },
      state: {
        life: "1",
        revision: "1",
        facts: creationFacts(plan),
        containers: { "demo-control-plane": "1a" },
      },
      containers: { "demo-control-plane": id },
      differences: [],
      amiss: [],
    },
  ]).refusals;
}

/** The rules of a living cluster. */
export const lifeExamples: Partial<Record<RuleCode, RuleExample>> = {
  CLUSTER_RECREATED: { fires: () => refusals("2a"), nearMiss: () => refusals("1a") },
};
