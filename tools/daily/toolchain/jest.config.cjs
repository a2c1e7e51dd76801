module.exports = {
  ...require("../../../jest.preset.cjs"),
  displayName: "toolchain",
  // Some tests start what is built.
  globalSetup: require.resolve("../setup/jest/build.cjs"),
};
