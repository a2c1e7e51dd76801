import { deploymentCases } from "./deployment.cases";
import { networkCases } from "./network.cases";
import { otherKindsCases } from "./other-kinds.cases";

export { cancellationCases } from "./cancellation.cases";

/** When an object is ready, and what is said when it does not get there. */
export const awaitCases = [...deploymentCases, ...networkCases, ...otherKindsCases];
