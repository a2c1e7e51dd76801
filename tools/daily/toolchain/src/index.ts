export { provideBrowser } from "./browser";
export {
  cleanEngine,
  type Engine,
  engineWanted,
  Keeper,
  startEngine,
  type StartEngineOptions,
  stopEngine,
} from "./engine";
export { type EngineName, pins, type PluginName } from "./pins";
export { type ProblemCode, ToolchainError } from "./problem";
export { processIdentity, type ProcessIdentity } from "./process/identity";
export { type Report, timed } from "./progress";
export { provideToolchain, type ProvideOptions, type Toolchain } from "./provide";
export {
  claimRun,
  enginesWithDeadRuns,
  removeRun,
  type Run,
  RUN_LABEL,
  sweepDeadRuns,
  type SweptToolchain,
} from "./run-label";
export { toolTable } from "./table";
export { provideActionlint } from "./tools/actionlint";
export type { Origin, ProvidedTool } from "./tools/provided-tool";
