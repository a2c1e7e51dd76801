// A set-up file of jest: property tests run BERTH_FUZZ_FACTOR times as many cases as usual.
const { BERTH_FUZZ_FACTOR: text = "1" } = process.env;
if (!/^[1-9]\d*$/u.test(text))
  throw new Error(`BERTH_FUZZ_FACTOR is "${text}". It must be a whole number greater than 0, such as 20.`);
// fast-check's own default is 100 cases.
if (text !== "1") require("fast-check").configureGlobal({ numRuns: 100 * Number(text) });
