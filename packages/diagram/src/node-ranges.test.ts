import { nodeRanges } from "./node-ranges";

it.each([
  [[], []],
  [["worker"], ["worker"]],
  [
    ["worker", "worker2"],
    ["worker", "worker2"],
  ],
  [
    ["control-plane", "worker", "worker2", "worker3", "worker5"],
    ["control-plane", "worker to worker3", "worker5"],
  ],
  [
    ["control-plane", "control-plane2", "control-plane3", "worker2", "worker9", "worker10", "worker11"],
    ["control-plane to control-plane3", "worker2", "worker9 to worker11"],
  ],
])("formats %j as %j", (names, ranges) => {
  expect(nodeRanges(names)).toEqual(ranges);
});
