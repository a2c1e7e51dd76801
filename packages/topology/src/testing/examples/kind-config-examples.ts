import type { kindConfigRules } from "../../errors/catalogue/kind-config-rules";
import { parseKindConfig } from "../../kind-config/parse-kind-config";
import { findingsOf, type ExamplesOf, type RuleExample } from "./rule-example";

const header = "kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n";

function configs(fires: string, nearMiss: string): RuleExample {
  const findings = (text: string) => () => findingsOf((warn) => parseKindConfig(text, warn));
  return { fires: findings(fires), nearMiss: findings(nearMiss) };
}

/** Examples for the rules about kind's config files. */
export const kindConfigExamples: ExamplesOf<typeof kindConfigRules> = {
  KIND_CONFIG_SYNTAX: configs(`${header}name: [demo\n`, `${header}name: demo\n`),
  KIND_CONFIG_VERSION: configs(header.replace("v1alpha4", "v1alpha3"), header),
  KIND_CONFIG_TAG: configs(`${header}name: !!int demo\n`, `${header}name: !!str demo\n`),
  KIND_CONFIG_DOCUMENT_IGNORED: configs(`${header}---\nname: other\n`, `---\n${header}`),
};
