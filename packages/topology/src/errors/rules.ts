import { appRules } from "./catalogue/app-rules";
import { argumentRules } from "./catalogue/argument-rules";
import { machineRules } from "./catalogue/machine-rules";
import { nodeRules } from "./catalogue/node-rules";
import { portRules } from "./catalogue/port-rules";
import { recordRules } from "./catalogue/record-rules";

export type { RaisedBy, Rule, Severity, Source } from "./catalogue/rule";

/** The rules by what they are about, in the order of docs/rules.md. */
export const ruleGroups = {
  Arguments: argumentRules,
  Ports: portRules,
  Nodes: nodeRules,
  Apps: appRules,
  "Cluster records": recordRules,
  "The machine": machineRules,
} as const;

/**
 * Everything that Berth finds amiss, by its stable code. docs/rules.md is generated from this table
 * (`npm run docs -w packages/topology`), and a test fails when it is not up to date.
 */
export const rules = {
  ...argumentRules,
  ...portRules,
  ...nodeRules,
  ...appRules,
  ...recordRules,
  ...machineRules,
} as const;

/** A stable code of {@link rules}, such as `HOST_PORT_TAKEN`. */
export type RuleCode = keyof typeof rules;
