// The contract suite: it needs the Pulumi CLI and its plugins, which `npm run contract` provides.
module.exports = {
  ...require("../../../jest.built.preset.cjs"),
  displayName: "contract",
  testMatch: ["<rootDir>/src/**/*.contract.ts"],
  testSequencer: require.resolve("../../../jest.listed-order.cjs"),
  // A limit that ends a case which hangs; nothing is measured by it. In milliseconds.
  testTimeout: 5 * 60 * 1000,
};
