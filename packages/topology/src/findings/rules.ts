import { appRules } from "./catalogue/app-rules";
import { argumentRules } from "./catalogue/argument-rules";
import { controllerRules } from "./catalogue/controller-rules";
import { existingClusterRules } from "./catalogue/existing-cluster-rules";
import { exposureRules } from "./catalogue/exposure-rules";
import { hostRules } from "./catalogue/host-rules";
import { imageRules } from "./catalogue/image-rules";
import { kindConfigRules } from "./catalogue/kind-config-rules";
import { machineRules } from "./catalogue/machine-rules";
import { networkRules } from "./catalogue/network-rules";
import { nodeRules } from "./catalogue/node-rules";
import { patchRules } from "./catalogue/patch-rules";
import { podRules } from "./catalogue/pod-rules";
import { portRules } from "./catalogue/port-rules";
import { recordRules } from "./catalogue/record-rules";
import { serviceRules } from "./catalogue/service-rules";

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
  Exposures: exposureRules,
  Pods: podRules,
  "Existing Services": serviceRules,
  "Ingress controllers": controllerRules,
  "Existing clusters": existingClusterRules,
  "Cluster records and stack outputs": recordRules,
  "kind config files": kindConfigRules,
  "Driver, engine and running clusters": machineRules,
  "Images and machine limits": hostRules,
} as const;

/** All rules by code. `npm run docs` generates docs/rules.md from this table, and a test fails if the document is not up to date. */
export const rules = {
  ...argumentRules,
  ...portRules,
  ...nodeRules,
  ...imageRules,
  ...networkRules,
  ...patchRules,
  ...appRules,
  ...exposureRules,
  ...podRules,
  ...serviceRules,
  ...controllerRules,
  ...existingClusterRules,
  ...recordRules,
  ...kindConfigRules,
  ...machineRules,
  ...hostRules,
} as const;

/** A rule code, such as `HOST_PORT_TAKEN`. Codes do not change between releases. */
export type RuleCode = keyof typeof rules;

/** All rule codes. */
export const ruleCodes = Object.keys(rules) as readonly RuleCode[];
