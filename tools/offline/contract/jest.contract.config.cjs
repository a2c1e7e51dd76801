// The jest configuration for the contract suite. The suite needs the Pulumi CLI and its plugins, which `npm run contract` provides.
module.exports = {
  ...require("../../../jest.built.preset.cjs"),
  displayName: "contract",
  testMatch: ["<rootDir>/src/**/*.contract.ts"],
  testSequencer: require.resolve("../../../jest.listed-order.cjs"),
  // The time limit in milliseconds for cases that hang. It is not a performance limit.
  testTimeout: 5 * 60 * 1000,
};
