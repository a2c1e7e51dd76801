// The jest configuration for tests of the packed packages. These tests install the packages in other projects and can take several minutes.
module.exports = {
  ...require("../../../jest.built.preset.cjs"),
  displayName: "packages",
  testMatch: ["<rootDir>/src/**/*.packages.ts"],
  // The time limit in milliseconds for tests that hang. It is not a performance limit.
  testTimeout: 15 * 60 * 1000,
};
