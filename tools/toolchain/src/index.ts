export { type Engine, engineWanted, startEngine, type StartEngineOptions, stopEngine } from "./engine";
export { type EngineName, pins, type PluginName } from "./pins";
export { type ProblemCode, ToolchainError } from "./problem";
export type { Report } from "./progress";
