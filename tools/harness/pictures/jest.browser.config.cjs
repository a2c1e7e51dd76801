// The jest configuration for tests that draw each picture in a real browser and measure the drawing.
module.exports = {
  ...require("../../../jest.built.preset.cjs"),
  displayName: "pictures",
  testMatch: ["<rootDir>/src/**/*.browser.ts"],
  // The time limit in milliseconds for tests or browser installations that hang. It is not a performance limit.
  testTimeout: 5 * 60 * 1000,
};
