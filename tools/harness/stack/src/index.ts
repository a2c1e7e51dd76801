export { openLocalState } from "./local-state";
export { copyProgramFolder, type ProgramCopy } from "./program-copy";
export type { PulumiRun } from "./pulumi";
export { Stack, type StackOptions } from "./stack";
