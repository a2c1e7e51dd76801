// The jest configuration for tests with real container engines. These tests start, share and stop engines, which can take several minutes.
module.exports = {
  ...require("../../../jest.built.preset.cjs"),
  displayName: "toolchain-e2e",
  testMatch: ["<rootDir>/src/**/*.e2e.ts"],
  // The time limit in milliseconds for tests that hang. It is not a performance limit.
  testTimeout: 10 * 60 * 1000,
};
