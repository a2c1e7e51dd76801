// Tests of what is built: on real clusters, engines, browsers and plugins. They import the packages as a user does, from `dist`.
module.exports = {
  ...require("./jest.preset.cjs"),
  moduleNameMapper: {},
  modulePathIgnorePatterns: [],
  globalSetup: require.resolve("./tools/daily/setup/jest/build.cjs"),
};
