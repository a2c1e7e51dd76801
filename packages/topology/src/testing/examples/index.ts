import type { RuleCode } from "../../errors/rules";
import { appExamples } from "./app-examples";
import { argumentExamples } from "./argument-examples";
import { imageExamples } from "./image-examples";
import { existingClusterExamples } from "./existing-cluster-examples";
import { kindConfigExamples } from "./kind-config-examples";
import { lifeExamples } from "./life-examples";
import { networkExamples } from "./network-examples";
import { nodeExamples } from "./node-examples";
import { patchExamples } from "./patch-examples";
import { portExamples } from "./port-examples";
import { recordExamples } from "./record-examples";
import type { RuleExample } from "./rule-example";

/** For each rule of the planner, what makes it fire and what almost does. */
export const ruleExamples: Partial<Record<RuleCode, RuleExample>> = {
  ...argumentExamples,
  ...portExamples,
  ...nodeExamples,
  ...imageExamples,
  ...networkExamples,
  ...patchExamples,
  ...kindConfigExamples,
  ...appExamples,
  ...existingClusterExamples,
  ...recordExamples,
  ...lifeExamples,
};
