import { cacheArgs } from "./contract-check";

it("replays no result if the user selects a plugin", () => {
  expect(cacheArgs({ BERTH_CONTRACT_PLUGIN_COMMAND: "/plugins/pulumi-resource-command" })).toEqual([
    "--skip-nx-cache",
  ]);
});

it("control: can replay the result for the installed plugins", () => {
  expect(cacheArgs({ BERTH_ENGINE: "docker" })).toEqual([]);
});
