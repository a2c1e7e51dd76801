// Tests of the packed packages. They install the packages in other projects, which takes seconds to minutes.
module.exports = {
  ...require("../../../jest.built.preset.cjs"),
  displayName: "packages",
  testMatch: ["<rootDir>/src/**/*.packages.ts"],
  // The limit that ends a hanging test, in milliseconds. It is not a performance limit.
  testTimeout: 15 * 60 * 1000,
};
