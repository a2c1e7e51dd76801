export { installStandIn } from "./install";
export { executableName, pluginPath, standIns, type StandIn, type StandInName } from "./stand-ins";
