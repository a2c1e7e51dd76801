// Tests with real container engines. They start, share and stop engines, and take seconds to minutes.
module.exports = {
  ...require("../../../jest.built.preset.cjs"),
  displayName: "toolchain-e2e",
  testMatch: ["<rootDir>/src/**/*.e2e.ts"],
  // The limit that ends a hanging test, in milliseconds. It is not a performance limit.
  testTimeout: 10 * 60 * 1000,
};
