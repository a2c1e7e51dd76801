import { mutationOutcome, type MutationReport } from "./mutation-score";

const mutant = (status: string, line = 1) => ({
  status,
  mutatorName: "ConditionalExpression",
  replacement: "true",
  location: { start: { line } },
});

const report: MutationReport = {
  files: {
    "src/tested.ts": { mutants: [mutant("Killed"), mutant("Timeout"), mutant("Killed"), mutant("Survived")] },
    "src/untested.ts": { mutants: [mutant("Killed"), mutant("NoCoverage", 7), mutant("Ignored", 9)] },
    "src/types.ts": { mutants: [mutant("CompileError")] },
  },
};
const output = [
  " 57 %  4 of 7  topology",
  " 75 %  3 of 4  src/tested.ts",
  "       line 1: Survived ConditionalExpression true",
  " 33 %  1 of 3  src/untested.ts",
  "       line 7: NoCoverage ConditionalExpression true",
  "       line 9: Ignored ConditionalExpression true",
  "  - %  0 of 0  src/types.ts",
].join("\n");

it("passes if the tests detect enough of the package's mutants", () => {
  expect(mutationOutcome("topology", report, 57)).toEqual({ passed: 1, failed: 0, output });
});

it("fails if the tests detect too few mutants, and counts excluded mutants as not detected", () => {
  expect(mutationOutcome("topology", report, 58)).toEqual({
    passed: 0,
    failed: 1,
    failures: [
      {
        test: "topology",
        reason: "the tests detect 57 % of the mutants. The lowest score is 58 %.",
      },
    ],
    output,
  });
});

it.each([undefined, { files: {} }, { files: { "src/types.ts": { mutants: [mutant("CompileError")] } } }])(
  "fails if there are no mutants to detect",
  (empty) => {
    expect(mutationOutcome("topology", empty, 75)).toEqual({ passed: 0, failed: 1 });
  },
);
