export { ClusterProbe, type ClusterAddress, type PodPlace } from "./cluster";
export { runCommand, type CommandResult } from "./command";
export { askHostPort, type HostPortAnswer, type HostPortQuestion } from "./host-port";
export { describeAnswer, waitForAnswer } from "./wait-for-answer";
