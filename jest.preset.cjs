// swc only strips types here: what a test means is checked by the `typecheck` target.
module.exports = {
  testEnvironment: "node",
  // Ends a test that hangs, also on a busy machine; nothing is measured by it. In milliseconds.
  testTimeout: 60_000,
  testMatch: ["<rootDir>/{src,test}/**/*.test.ts"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript" }, target: "es2023" }, module: { type: "commonjs" } },
    ],
  },
};
