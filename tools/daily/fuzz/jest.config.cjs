module.exports = {
  ...require("../../../jest.preset.cjs"),
  displayName: "fuzz",
  // The tests start the built fuzzer, which runs the built packages.
  globalSetup: require.resolve("../setup/jest/build.cjs"),
};
