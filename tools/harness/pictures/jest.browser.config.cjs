// Draws each picture in a real browser and measures the result.
module.exports = {
  ...require("../../../jest.built.preset.cjs"),
  displayName: "pictures",
  testMatch: ["<rootDir>/src/**/*.browser.ts"],
  // The limit that ends a hanging test or browser installation, in milliseconds. It is not a performance limit.
  testTimeout: 5 * 60 * 1000,
};
