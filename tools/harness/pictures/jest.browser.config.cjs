// The jest configuration for the tests that draw each picture in a real browser and measure the drawing.
module.exports = {
  ...require("../../../jest.built.preset.cjs"),
  displayName: "pictures",
  testMatch: ["<rootDir>/src/**/*.browser.ts"],
  // The time limit that ends a hanging test or browser installation, in milliseconds. It is not a performance limit.
  testTimeout: 5 * 60 * 1000,
};
