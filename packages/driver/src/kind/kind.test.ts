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
