// Tests with real container engines: they start, share and stop them, and take seconds to minutes.
module.exports = {
  ...require("../../../jest.built.preset.cjs"),
  displayName: "toolchain-e2e",
  testMatch: ["<rootDir>/src/**/*.e2e.ts"],
  // A limit that ends a test which hangs; nothing is measured by it. In milliseconds.
  testTimeout: 10 * 60 * 1000,
};
