// The jest configuration for the tests of the packed packages. These tests install the packages in other projects, which can take several
// minutes.
module.exports = {
  ...require("../../../jest.built.preset.cjs"),
  displayName: "packages",
  testMatch: ["<rootDir>/src/**/*.packages.ts"],
  // The time limit that ends a hanging test, in milliseconds. It is not a performance limit.
  testTimeout: 15 * 60 * 1000,
};
