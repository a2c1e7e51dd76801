// swc only strips types here: what a test means is checked by the `typecheck` target.
module.exports = {
  testEnvironment: "node",
  testMatch: ["<rootDir>/{src,test}/**/*.test.ts"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript" }, target: "es2023" }, module: { type: "commonjs" } },
    ],
  },
};
