// The contract suite. It needs the Pulumi CLI and its plugins, which `npm run contract` provides.
module.exports = {
  ...require("../../../jest.preset.cjs"),
  displayName: "contract",
  testMatch: ["<rootDir>/src/**/*.contract.ts"],
  testSequencer: require.resolve("../../../jest.listed-order.cjs"),
  // Ends a case that hangs. The cases do not measure time. In milliseconds.
  testTimeout: 5 * 60 * 1000,
};
