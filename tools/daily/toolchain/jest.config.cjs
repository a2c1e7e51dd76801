module.exports = {
  ...require("../../../jest.preset.cjs"),
  displayName: "toolchain",
  // jest builds the project first, because some tests start programs from the build.
  globalSetup: require.resolve("../setup/jest/build.cjs"),
};
