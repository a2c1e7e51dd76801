// Pictures in a real browser: each is drawn, and measured where it is drawn.
module.exports = {
  ...require("../../../jest.built.preset.cjs"),
  displayName: "pictures",
  testMatch: ["<rootDir>/src/**/*.browser.ts"],
  // A limit that ends a test which hangs, or an installation; nothing is measured by it. In milliseconds.
  testTimeout: 5 * 60 * 1000,
};
