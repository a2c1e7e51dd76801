import { appRules } from "./catalogue/app-rules";
import { argumentRules } from "./catalogue/argument-rules";
import { hostRules } from "./catalogue/host-rules";
import { imageRules } from "./catalogue/image-rules";
import { existingClusterRules } from "./catalogue/existing-cluster-rules";
import { kindConfigRules } from "./catalogue/kind-config-rules";
import { machineRules } from "./catalogue/machine-rules";
import { networkRules } from "./catalogue/network-rules";
import { nodeRules } from "./catalogue/node-rules";
import { patchRules } from "./catalogue/patch-rules";
import { portRules } from "./catalogue/port-rules";
import { recordRules } from "./catalogue/record-rules";

export type { RaisedBy, Rule, Severity, Source } from "./catalogue/rule";

/** The rules by topic, in the order of docs/rules.md. */
export const ruleGroups = {
  Arguments: argumentRules,
  Ports: portRules,
  Nodes: nodeRules,
  "Images and registries": imageRules,
  "Networks and components": networkRules,
  Patches: patchRules,
  Apps: appRules,
  "Clusters that Berth did not make": existingClusterRules,
  "Cluster records": recordRules,
  "kind config files": kindConfigRules,
  "The machine": machineRules,
  "Images and limits of the machine": hostRules,
} as const;

/**
 * All rules, by their stable codes. `npm run docs` generates docs/rules.md from this table. A test fails if the document is not up to date.
 */
export const rules = {
  ...argumentRules,
  ...portRules,
  ...nodeRules,
  ...imageRules,
  ...networkRules,
  ...patchRules,
  ...appRules,
  ...existingClusterRules,
  ...recordRules,
  ...kindConfigRules,
  ...machineRules,
  ...hostRules,
} as const;

/** A stable code of {@link rules}, such as `HOST_PORT_TAKEN`. */
export type RuleCode = keyof typeof rules;

/** All codes, for schemas. */
export const ruleCodes = Object.keys(rules) as readonly RuleCode[];
