// The jest configuration for the contract suite. The suite needs the Pulumi CLI and its plugins, which `npm run contract` provides.

// nx sets FORCE_COLOR. In combination with NO_COLOR, it makes Node.js print a warning in the output of the programs under test.
delete process.env.FORCE_COLOR;

module.exports = {
  ...require("../../../jest.built.preset.cjs"),
  displayName: "contract",
  testMatch: ["<rootDir>/src/**/*.contract.ts"],
  testSequencer: require.resolve("../../../jest.listed-order.cjs"),
  // The time limit in milliseconds for cases that hang. It is not a performance limit.
  testTimeout: 5 * 60 * 1000,
};
