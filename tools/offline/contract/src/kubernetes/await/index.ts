import { deploymentCases } from "./deployment.cases";
import { networkCases } from "./network.cases";
import { otherKindsCases } from "./other-kinds.cases";

export { cancellationCases } from "./cancellation.cases";

/** Cases for the readiness of objects, and for the messages about objects that are not ready. */
export const awaitCases = [...deploymentCases, ...networkCases, ...otherKindsCases];
