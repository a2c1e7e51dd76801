// The end-to-end tests: they need the toolchain's environment and an engine, which `npm test` provides.
module.exports = {
  ...require("../../../jest.built.preset.cjs"),
  displayName: "e2e",
  testMatch: ["<rootDir>/src/**/*.e2e.ts"],
  testSequencer: require.resolve("../../../jest.listed-order.cjs"),
  // A limit that ends a test which hangs; nothing is measured by it. In milliseconds.
  testTimeout: 15 * 60 * 1000,
};
