// Runs test files in the order in which the command line names them, so that a list of suites can begin with the longest ones.
// Of several files that one name stands for, the order is that of the alphabet.
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

  /** Nothing is remembered of a run. */
  cacheResults() {}
};
