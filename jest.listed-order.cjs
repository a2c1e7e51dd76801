// Runs test files in the order of the command line, so that a list of test suites can begin with the longest ones. If one argument matches
// several files, these files run in alphabetical order.
module.exports = class ListedOrder {
  constructor({ globalConfig }) {
    this.patterns = globalConfig.testPathPatterns.patterns.map((pattern) => new RegExp(pattern, "u"));
  }

  sort(tests) {
    const place = ({ path }) => {
      const index = this.patterns.findIndex((pattern) => pattern.test(path));
      return index === -1 ? this.patterns.length : index;
    };
    return tests.toSorted((one, other) => place(one) - place(other) || (one.path < other.path ? -1 : 1));
  }

  /** jest requires this method. The order does not depend on earlier runs, so there is nothing to cache. */
  cacheResults() {}
};
