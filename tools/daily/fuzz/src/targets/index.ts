import { commandTargets } from "./command-targets";
import { documentTargets } from "./document-targets";
import { driverTargets } from "./driver-targets";
import { plannerTargets } from "./planner-targets";
import type { Target } from "./target";

/** Everything in Berth that reads input from outside. */
export const targets: readonly Target[] = [
  ...plannerTargets,
  ...documentTargets,
  ...driverTargets,
  ...commandTargets,
];
