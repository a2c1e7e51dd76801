export { cgroupVersion } from "./cgroup-version";
export { ClusterProbe, type ClusterAddress, type PodPlace } from "./cluster";
export { mustRun, runCommand, type CommandResult } from "./command";
export { listEngine, type EngineContents } from "./engine-contents";
export { findFreePorts, type PortRange } from "./free-ports";
export { askHostPort, type HostPortAnswer, type HostPortQuestion } from "./host-port";
export { apiServer, askByTcp, askNameServer } from "./name-server";
export { importNodeProgram, type NodeProgramImage } from "./node-program-image";
export { describeAnswer, waitForAnswer } from "./wait-for-answer";
