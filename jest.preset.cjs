const { workspaceSources } = require("./tools/daily/setup/jest/workspace-sources.cjs");

// The jest configuration for the unit tests of a project. The tests import the sources of the workspace's packages, so the tests need no
// build. swc only removes the types. The `typecheck` target checks the types.
module.exports = {
  testEnvironment: "node",
  // The time limit that ends a hanging test, in milliseconds. A busy machine also stays within this limit.
  testTimeout: 60_000,
  testMatch: ["<rootDir>/{src,test}/**/*.test.ts"],
  moduleNameMapper: {
    ...workspaceSources(__dirname),
    // TypeScript requires the extension of the compiled file in a dynamic import. Sources have no compiled file beside them.
    "^(\\.{1,2}/.+)\\.js$": ["$1.js", "$1.ts"],
  },
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
