// Checks a packed package with publint and "Are the types wrong?", and prints the problems as a JSON list. This script runs in its own
// process, because both tools are ES modules and jest cannot load ES modules.
//
//   node lint-package.mjs TARBALL
import { readFileSync } from "node:fs";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

/**
 * The module resolution modes that the packages support, which are the same as in attw's `node16` profile. The packages are CommonJS. They do not support the
 * `node10` resolution, which ignores the `exports` field and does not find entry points such as `@kind-berth/components/driver`.
 */
const resolutions = ["node16-cjs", "node16-esm", "bundler"];

const bytes = Uint8Array.from(readFileSync(process.argv[2]));

const { messages, pkg } = await publint({ pack: { tarball: bytes.buffer }, strict: true });
const lint = messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false })}`);

const { types, problems = [] } = await checkPackage(createPackageFromTarballData(bytes));
const wrong = problems
  .filter(({ resolutionKind }) => resolutionKind === undefined || resolutions.includes(resolutionKind))
  .map((problem) => `attw: ${JSON.stringify(problem)}`);

// A package without an entry point that programs can import, such as a CLI, needs no types.
const imported = Object.keys(pkg.exports ?? { ".": true }).some((path) => path !== "./package.json");
const untyped = types === false && imported ? ["attw: the package has no types"] : [];

console.log(JSON.stringify([...lint, ...wrong, ...untyped]));
