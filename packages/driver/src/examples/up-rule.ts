import type { RuleCode, rules } from "@kind-berth/topology";

/** The code that the driver reports if a program violates a rule during `pulumi up`. */
export type UpRule = {
  [Code in RuleCode]: (typeof rules)[Code]["raisedBy"] extends "up" ? Code : never;
}[RuleCode];
