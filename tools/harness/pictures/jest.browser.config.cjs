// Draws each picture in a real browser and measures the result.
module.exports = {
  ...require("../../../jest.preset.cjs"),
  displayName: "pictures",
  testMatch: ["<rootDir>/src/**/*.browser.ts"],
  // Ends a test or a browser installation that hangs. The tests do not measure time. In milliseconds.
  testTimeout: 5 * 60 * 1000,
};
