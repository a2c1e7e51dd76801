// A jest test runner for mutation tests. jest loads each test file that imports the mutated file, even if Stryker selects none of its tests,
// and jest continues after a failure. This runner skips both. Stryker requires a file name that contains "jest-circus".
const { default: runTestFile } = require("jest-circus/runner");
const { createEmptyTestResult } = require("@jest/test-result");

/** The results of each test file in Stryker's first run, which is without a mutant. The keys are paths. */
const withoutMutant = new Map();
/** The mutant that a test has detected. Stryker runs one mutant after another in a process. */
let detected;

module.exports = async function runUntilFailure(globalConfig, config, environment, runtime, path, ...rest) {
  const { __STRYKER_ACTIVE_MUTANT__: mutant } = process.env;
  const known = withoutMutant.get(path);
  if (known !== undefined && mutant !== undefined)
    if (mutant === detected || !hasSelected(known, globalConfig)) return skipped(path, known);

  const result = await runTestFile(globalConfig, config, environment, runtime, path, ...rest);
  if (mutant === undefined) withoutMutant.set(path, result.testResults);
  else if (result.numFailingTests > 0 || result.testExecError !== undefined) detected = mutant;
  return result;
};

/** Stryker selects the tests that executed the mutated code. Without a pattern, it selects all tests. */
function hasSelected(tests, { testNamePattern }) {
  const pattern = new RegExp(testNamePattern ?? "", "i");
  return tests.some(({ fullName }) => pattern.test(fullName));
}

function skipped(path, tests) {
  const testResults = tests.map((test) => ({ ...test, status: "pending", failureMessages: [] }));
  return { ...createEmptyTestResult(), testFilePath: path, testResults, numPendingTests: tests.length };
}
