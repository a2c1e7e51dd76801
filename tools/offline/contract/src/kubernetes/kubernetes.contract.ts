import { contract } from "../case/contract-case";
import { awaitCases, cancellationCases } from "./await";
import { checkCases } from "./check.cases";
import { optionCases, replacementCases } from "./configuration.cases";
import { createCases } from "./create.cases";
import { deleteCases } from "./delete.cases";
import { diffCases } from "./diff.cases";
import { chartCases, chartOnClusterCases } from "./helm-chart.cases";
import { patchCases } from "./patch.cases";
import { readCases } from "./read.cases";
import { onProject, stackCases } from "./stack.cases";
import { onCluster, startCluster, stopCluster } from "./subject";
import { onNoCluster, stopNoCluster, unreachableCases, unreachableOptionCases } from "./unreachable.cases";
import { updateCases } from "./update.cases";

beforeAll(startCluster);
afterAll(stopCluster);
afterAll(stopNoCluster);

contract("A kubernetes provider", onNoCluster(), replacementCases);
contract("A kubernetes provider", onCluster({ ownProvider: true }), optionCases);
contract("A kubernetes provider without a cluster", onNoCluster(), unreachableCases);
contract(
  "A kubernetes provider without a cluster",
  onNoCluster({ ownProvider: true }),
  unreachableOptionCases,
);
contract("The kubernetes provider's check", onCluster({ sharedNamespace: true }), checkCases);
contract("The kubernetes provider's diff", onCluster(), diffCases);
contract("A Kubernetes object that is created", onCluster(), createCases);
contract("A Kubernetes object that is updated", onCluster(), updateCases);
contract("A patch of a Kubernetes object", onCluster(), patchCases);
// Each case has its own provider, so that the case receives only that provider's messages.
contract("The kubernetes provider", onCluster({ ownProvider: true }), awaitCases, { concurrent: true });
contract("The kubernetes provider", onCluster({ ownProvider: true }), cancellationCases);
contract("A Kubernetes object that is deleted", onCluster(), deleteCases);
contract("A Kubernetes object that is read", onCluster(), readCases);
contract("A Helm chart", onNoCluster(), chartCases);
contract("A Helm chart", onCluster({ sharedNamespace: true }), chartOnClusterCases);
contract("A stack of Kubernetes objects", onProject, stackCases, { concurrent: true });
