import type { RuleCode, rules } from "@kind-berth/topology";

/** The code of a rule that the driver reports during `pulumi up`. */
export type UpRule = {
  [Code in RuleCode]: (typeof rules)[Code]["raisedBy"] extends "up" ? Code : never;
}[RuleCode];
