// Tests with real container engines. They start, share and stop engines, and take seconds to minutes.
module.exports = {
  ...require("../../../jest.preset.cjs"),
  displayName: "toolchain-e2e",
  testMatch: ["<rootDir>/src/**/*.e2e.ts"],
  // Ends a test that hangs. The tests do not measure time. In milliseconds.
  testTimeout: 10 * 60 * 1000,
};
