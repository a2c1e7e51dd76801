// A jest test runner for mutation tests. jest loads each test file that imports the mutated file, even if Stryker selects none of its tests,
// and jest continues after a failure. This runner skips both. Stryker requires a file name that contains "jest-circus".
const { existsSync, readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { default: runTestFile } = require("jest-circus/runner");
const { createEmptyTestResult } = require("@jest/test-result");

/** The mutant that a test has detected. Stryker runs one mutant after another in a process. */
let detected;

module.exports = async function runUntilFailure(globalConfig, config, environment, runtime, path, ...rest) {
  const { __STRYKER_ACTIVE_MUTANT__: mutant } = process.env;
  const names = namesOfTests(config);
  const known = names.read()[path];
  if (known !== undefined && mutant !== undefined)
    if (mutant === detected || !hasSelected(known, globalConfig)) return skipped(path, known);

  const result = await runTestFile(globalConfig, config, environment, runtime, path, ...rest);
  if (mutant === undefined) names.add(path, result.testResults);
  else if (result.numFailingTests > 0 || result.testExecError !== undefined) detected = mutant;
  return result;
};

/**
 * The names of the tests in each test file, from Stryker's first run, which is without a mutant. They are in a file, because Stryker starts
 * other processes for the mutants. `rootDir` is a folder in Stryker's copy of the work tree.
 */
function namesOfTests({ rootDir }) {
  const file = join(rootDir, "names-of-tests.json");
  const read = () => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {});
  return {
    read,
    add: (path, tests) => {
      writeFileSync(file, JSON.stringify({ ...read(), [path]: tests.map(({ fullName }) => fullName) }));
    },
  };
}

/** Stryker selects the tests that executed the mutated code. Without a pattern, it selects all tests. */
function hasSelected(names, { testNamePattern }) {
  const pattern = new RegExp(testNamePattern ?? "", "i");
  return names.some((name) => pattern.test(name));
}

function skipped(path, names) {
  const testResults = names.map((name) => ({
    ancestorTitles: [],
    title: name,
    fullName: name,
    status: "pending",
    failureMessages: [],
    failureDetails: [],
  }));
  return { ...createEmptyTestResult(), testFilePath: path, testResults, numPendingTests: names.length };
}
