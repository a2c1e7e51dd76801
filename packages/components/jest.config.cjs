module.exports = {
  ...require("../../jest.preset.cjs"),
  displayName: "components",
  testEnvironment: require.resolve("./test/fixtures/rejections-environment.cjs"),
  // Some tests start programs from the built packages.
  globalSetup: require.resolve("../../tools/daily/setup/jest/build.cjs"),
};
