module.exports = {
  ...require("../../../jest.preset.cjs"),
  displayName: "stand-ins",
  // jest builds the project before the tests, because some tests start built programs.
  globalSetup: require.resolve("../../daily/setup/jest/build.cjs"),
};
