import { stepOf } from "./kind";

it.each([
  [" • Preparing nodes 📦 📦   ...", "Preparing nodes"],
  [" • Starting control-plane 🕹️  ...", "Starting control-plane"],
  [" • Ensuring node image (kindest/node:v1.36.3) 🖼  ...", "Ensuring node image (kindest/node:v1.36.3)"],
  [" • Joining worker nodes 🚜  ...", "Joining worker nodes"],
  [" ✓ Preparing nodes 📦 📦 ", undefined],
  ['Creating cluster "demo" ...', undefined],
])("reads the step from a line of kind's output: %j", (line, step) => {
  expect(stepOf(line)).toBe(step);
});

it("reads a line of any form in linear time", () => {
  expect(stepOf(` • a${" ".repeat(1_000_000)}b`)).toHaveLength(1_000_002);
  expect(stepOf(` • a${"📦".repeat(500_000)}b`)).toHaveLength(1_000_002);
});
