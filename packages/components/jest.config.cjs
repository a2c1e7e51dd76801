module.exports = {
  ...require("../../jest.preset.cjs"),
  displayName: "components",
  testEnvironment: "<rootDir>/test/fixtures/rejections-environment.cjs",
  // Some tests start what is built.
  globalSetup: require.resolve("../../tools/daily/setup/jest/build.cjs"),
};
