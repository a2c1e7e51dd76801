import {
  clusterAuthority,
  parseKindConfig,
  parseObservation,
  parsePlan,
  parseRecord,
  parseReport,
  parseVerification,
  readStackOutputs,
} from "@kind-berth/topology";
import fc from "fast-check";
import { documentTexts } from "../inputs/mutated-text";
import { mutatedValue } from "../inputs/mutated-value";
import { verification } from "../samples/app-samples";
import { clusterPlan, clusterRecord } from "../samples/cluster-samples";
import { kindConfig, kindConfigs, relatedFiles } from "../samples/kind-configs";
import { kubeconfig, kubeconfigText } from "../samples/kubeconfigs";
import { target } from "./target";

const observation = {
  known: true,
  instanceId: "2",
  repairCount: "1",
  reasons: ["a reason"],
  refusals: [
    { code: "CLUSTER_EXISTS", object: "cluster", state: "exists", reason: "why", remedy: "Remove it." },
  ],
};
const stackOutput = { name: "record", state: "plain", value: clusterRecord };

/** The parsers of documents from files, from other stacks and from Berth's own programs. */
export const documentTargets = [
  target({
    name: "kind-config",
    share: 14,
    inputs: documentTexts([kindConfig], [...kindConfigs, ...relatedFiles]),
    run: (text) => parseKindConfig(text),
  }),
  target({ name: "record", share: 6, inputs: mutatedValue(clusterRecord), run: parseRecord }),
  target({
    name: "stack-outputs",
    share: 2,
    inputs: fc.tuple(mutatedValue(clusterRecord), fc.constantFrom("missing", "plain", "secret")),
    run: ([value, state]) =>
      readStackOutputs({
        stack: "shop/dev",
        record: { ...stackOutput, state: "plain", value },
        kubeconfig: { name: "kubeconfig", state },
      }),
  }),
  target({
    name: "kubeconfig",
    share: 6,
    inputs: fc.tuple(
      documentTexts([kubeconfig], [kubeconfigText]),
      fc.constantFrom(undefined, "kind-demo", "other"),
    ),
    run: ([text, context]) => clusterAuthority(text, context),
  }),
  target({ name: "plan-document", share: 5, inputs: documentTexts([clusterPlan]), run: parsePlan }),
  target({
    name: "verification-document",
    share: 3,
    inputs: documentTexts([verification]),
    run: parseVerification,
  }),
  target({
    name: "report",
    share: 3,
    inputs: documentTexts([{ version: 1, record: clusterRecord }]),
    run: parseReport,
  }),
  target({ name: "observation", share: 3, inputs: documentTexts([observation]), run: parseObservation }),
];
