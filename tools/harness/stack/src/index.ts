export { openLocalState } from "./local-state";
export type { PulumiRun } from "./pulumi";
export { Stack, type StackOptions } from "./stack";
