module.exports = {
  ...require("../../../jest.preset.cjs"),
  displayName: "stand-ins",
  // Some tests start what is built.
  globalSetup: require.resolve("../../daily/setup/jest/build.cjs"),
};
