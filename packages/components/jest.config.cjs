module.exports = {
  ...require("../../jest.preset.cjs"),
  displayName: "components",
  testEnvironment: "<rootDir>/test/fixtures/rejections-environment.cjs",
};
