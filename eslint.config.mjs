import { readFileSync } from "node:fs";
import nx from "@nx/eslint-plugin";
import prettier from "eslint-config-prettier";
import jsdoc from "eslint-plugin-jsdoc";
import regexp from "eslint-plugin-regexp";
import tseslint from "typescript-eslint";

/**
 * The allowed imports between projects. Each name is a project's tag without the prefix `scope:`. CONTRIBUTING.md contains the same table,
 * and a test compares the two tables.
 */
const mayImport = JSON.parse(
  readFileSync(new URL("tools/daily/checks/may-import.json", import.meta.url), "utf8"),
);

const depConstraints = Object.entries(mayImport).map(([project, imports]) => ({
  sourceTag: `scope:${project}`,
  onlyDependOnLibsWithTags: imports.map((name) => `scope:${name}`),
}));

export default tseslint.config(
  { ignores: ["**/dist/**", "**/node_modules/**", "**/*.cjs", "**/bin/*.js"] },
  // The package tests compile these programs in a different project, with the settings of that project.
  { ignores: ["tools/daily/packages/program/**"] },
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked, prettier],
    plugins: { "@nx": nx, jsdoc },
    languageOptions: {
      parserOptions: {
        // ESLint runs once per project, in the project's folder.
        project: ["./tsconfig.test.json"],
        tsconfigRootDir: process.cwd(),
      },
    },
    rules: {
      "@nx/enforce-module-boundaries": [
        "error",
        { enforceBuildableLibDependency: false, depConstraints, banTransitiveDependencies: true },
      ],
      // Every exported name needs a description.
      "jsdoc/require-jsdoc": [
        "error",
        {
          publicOnly: true,
          enableFixer: false,
          require: { FunctionDeclaration: true, ClassDeclaration: true, MethodDefinition: true },
          contexts: [
            "TSInterfaceDeclaration",
            "TSTypeAliasDeclaration",
            "VariableDeclaration",
            "TSMethodSignature",
            "TSDeclareFunction",
          ],
          checkConstructors: false,
        },
      ],
      "jsdoc/check-tag-names": ["error", { definedTags: ["remarks"], typed: true }],
      "jsdoc/check-param-names": ["error", { disableMissingParamChecks: true }],
      "jsdoc/no-types": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      // Process environments and parsed documents have index signatures. For properties of an index signature, tsc requires bracket
      // notation.
      "@typescript-eslint/dot-notation": "off",
    },
  },
  {
    // This is the only file of the components that may import the driver. The file explains the reason.
    files: ["packages/components/src/driver.ts"],
    rules: {
      "@nx/enforce-module-boundaries": [
        "error",
        {
          enforceBuildableLibDependency: false,
          depConstraints: [{ sourceTag: "scope:components", onlyDependOnLibsWithTags: ["scope:driver"] }],
          banTransitiveDependencies: true,
        },
      ],
    },
  },
  {
    // The planner stays pure: it imports neither Pulumi nor Node.js modules that do I/O.
    files: ["packages/topology/src/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: {
      "no-restricted-imports": ["error", { patterns: ["node:*", "fs", "child_process", "@pulumi/*"] }],
    },
  },
  {
    // Names, config files and the output of other programs come from unknown sources. A regular expression must match them in linear time.
    files: ["packages/*/src/**/*.ts"],
    ignores: ["**/*.test.ts"],
    plugins: { regexp },
    rules: {
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { report: "potential" }],
    },
  },
  {
    // The tests compare plans with the simulator, so the simulator must not import the planner.
    files: ["packages/topology/test/simulator/**/*.ts"],
    rules: {
      "no-restricted-imports": ["error", { patterns: ["../*"] }],
    },
  },
  {
    // The exports of a Pulumi program are stack outputs. The program itself describes its outputs.
    files: ["examples/**/*.ts", "tools/harness/{bench,e2e}/programs/**/*.ts"],
    rules: { "jsdoc/require-jsdoc": "off" },
  },
  {
    files: ["tools/daily/setup/**/*.mjs"],
    languageOptions: { globals: { process: "readonly", console: "readonly" } },
  },
);
