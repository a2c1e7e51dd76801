module.exports = {
  ...require("../../../jest.preset.cjs"),
  displayName: "stand-ins",
  // jest builds the project first, because some tests start programs from the build.
  globalSetup: require.resolve("../../daily/setup/jest/build.cjs"),
};
