// The end-to-end tests. They need the toolchain's environment and an engine. `npm test` provides both.
module.exports = {
  ...require("../../../jest.built.preset.cjs"),
  displayName: "e2e",
  testMatch: ["<rootDir>/src/**/*.e2e.ts"],
  testSequencer: require.resolve("../../../jest.listed-order.cjs"),
  // The limit that ends a hanging test, in milliseconds. It is not a performance limit.
  testTimeout: 15 * 60 * 1000,
};
