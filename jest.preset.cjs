const { workspaceSources } = require("./tools/daily/setup/jest/workspace-sources.cjs");

// The configuration for the unit tests of a project. The tests import the sources of the workspace's packages, so they need no build.
// swc only removes the types. The `typecheck` target checks them.
module.exports = {
  testEnvironment: "node",
  // Ends a test that hangs. The limit also fits a busy machine. In milliseconds.
  testTimeout: 60_000,
  testMatch: ["<rootDir>/{src,test}/**/*.test.ts"],
  moduleNameMapper: workspaceSources(__dirname),
  setupFiles: [require.resolve("./tools/daily/setup/jest/fuzz.cjs")],
  // Tests do not import built files. A test that starts a built program uses its path.
  modulePathIgnorePatterns: ["<rootDir>/dist/"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript" }, target: "es2023" }, module: { type: "commonjs" } },
    ],
  },
};
