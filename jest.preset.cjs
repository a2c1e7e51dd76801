const { workspaceSources } = require("./tools/daily/setup/jest/workspace-sources.cjs");

// The unit tests of a project: they import the sources of the workspace's packages, whatever has been built.
// swc only strips types here: what a test means is checked by the `typecheck` target.
module.exports = {
  testEnvironment: "node",
  // Ends a test that hangs, also on a busy machine; nothing is measured by it. In milliseconds.
  testTimeout: 60_000,
  testMatch: ["<rootDir>/{src,test}/**/*.test.ts"],
  moduleNameMapper: workspaceSources(__dirname),
  setupFiles: [require.resolve("./tools/daily/setup/jest/fuzz.cjs")],
  // No test imports what is built; those that start it name the file.
  modulePathIgnorePatterns: ["<rootDir>/dist/"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript" }, target: "es2023" }, module: { type: "commonjs" } },
    ],
  },
};
