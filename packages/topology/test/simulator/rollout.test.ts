import { rollsOut } from "./rollout";
import { binding80, deployment, sampleWorld, toLabel } from "./sample-world";

it.each([
  ["RollingUpdate", {}, true],
  ["RollingUpdate", { ...binding80, ...toLabel("here", "80") }, false],
  ["Recreate", { ...binding80, ...toLabel("here", "80") }, true],
  ["RollingUpdate", { ...binding80 }, true],
  ["RollingUpdate", { ...binding80, replicas: 2 }, false],
])("completes a rollout with strategy %s and fields %j: %s", (strategy, changes, expected) => {
  const one = deployment("web", { ...changes, strategy });
  expect(rollsOut(one, { ...sampleWorld, deployments: [one] })).toBe(expected);
});
