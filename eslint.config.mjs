import { readFileSync } from "node:fs";
import nx from "@nx/eslint-plugin";
import prettier from "eslint-config-prettier";
import jsdoc from "eslint-plugin-jsdoc";
import tseslint from "typescript-eslint";

/** Who may import whom: each name is a project's tag without `scope:`. CONTRIBUTING.md has the same table, and a test compares the two. */
const mayImport = JSON.parse(
  readFileSync(new URL("tools/daily/checks/may-import.json", import.meta.url), "utf8"),
);

const depConstraints = Object.entries(mayImport).map(([project, imports]) => ({
  sourceTag: `scope:${project}`,
  onlyDependOnLibsWithTags: imports.map((name) => `scope:${name}`),
}));

export default tseslint.config(
  { ignores: ["**/dist/**", "**/node_modules/**", "**/*.cjs", "**/bin/*.js"] },
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked, prettier],
    plugins: { "@nx": nx, jsdoc },
    languageOptions: {
      parserOptions: {
        // Each project lints itself, from its own folder.
        project: ["./tsconfig.test.json"],
        tsconfigRootDir: process.cwd(),
      },
    },
    rules: {
      "@nx/enforce-module-boundaries": [
        "error",
        { enforceBuildableLibDependency: false, depConstraints, banTransitiveDependencies: true },
      ],
      // Every exported name says what it is.
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
      // Process environments and parsed documents are index signatures, which tsc wants in brackets.
      "@typescript-eslint/dot-notation": "off",
    },
  },
  {
    // The one door from the components to the driver: see the file itself.
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
    // The planner stays pure: no Pulumi and nothing of Node that touches the outside.
    files: ["packages/topology/src/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: {
      "no-restricted-imports": ["error", { patterns: ["node:*", "fs", "child_process", "@pulumi/*"] }],
    },
  },
  {
    // The simulator is what plans are held to, so it knows nothing of the planner.
    files: ["packages/topology/test/simulator/**/*.ts"],
    rules: {
      "no-restricted-imports": ["error", { patterns: ["../*"] }],
    },
  },
  {
    // A stack's exports are its outputs, and the program is what explains them.
    files: ["examples/**/*.ts", "tools/harness/e2e/programs/**/*.ts"],
    rules: { "jsdoc/require-jsdoc": "off" },
  },
  {
    files: ["tools/daily/setup/**/*.mjs"],
    languageOptions: { globals: { process: "readonly", console: "readonly" } },
  },
);
