// Runs the test files that are nearest to the mutated file first, because these tests are the most likely to detect the mutant.
const { relative, sep } = require("node:path");

module.exports = class NearestFirst {
  constructor({ globalConfig }) {
    // The mutated file, and no path in Stryker's first run.
    [this.mutated] = globalConfig.nonFlagArgs.length === 1 ? globalConfig.nonFlagArgs : [];
  }

  sort(tests) {
    const distance = ({ path }) =>
      this.mutated === undefined ? 0 : relative(this.mutated, path).split(sep).length;
    return tests.toSorted(
      (one, other) => distance(one) - distance(other) || (one.path < other.path ? -1 : 1),
    );
  }

  /** jest requires this method. The order does not depend on earlier runs, so there is nothing to cache. */
  cacheResults() {}
};
