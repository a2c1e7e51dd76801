// A jest setup file that multiplies the number of cases in each property test by BERTH_FUZZ_FACTOR.
const { BERTH_FUZZ_FACTOR: text = "1" } = process.env;
if (!/^[1-9]\d*$/u.test(text))
  throw new Error(`BERTH_FUZZ_FACTOR is "${text}". It must be a whole number greater than 0, such as 20.`);
// By default, fast-check runs 100 cases.
if (text !== "1") require("fast-check").configureGlobal({ numRuns: 100 * Number(text) });
