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
    "src/untested.ts": { mutants: [mutant("Killed"), mutant("NoCoverage", 7), mutant("Survived", 9)] },
    "src/types.ts": { mutants: [mutant("Ignored"), mutant("CompileError")] },
  },
};

it("passes each file if the tests detect enough of the file's mutants", () => {
  const { passed, failed, failures, output } = mutationOutcome(report, 75);
  expect({ passed, failed }).toEqual({ passed: 1, failed: 1 });
  expect(failures).toEqual([
    {
      test: "src/untested.ts",
      reason: [
        "the tests detect 33 % of the mutants. The lowest score is 75 %. Not detected:",
        "line 7: ConditionalExpression true",
        "line 9: ConditionalExpression true",
      ].join("\n"),
    },
  ]);
  expect(output).toBe(" 75 %  3 of 4  src/tested.ts\n 33 %  1 of 3  src/untested.ts");
});

it.each([undefined, { files: {} }, { files: { "src/types.ts": { mutants: [mutant("Ignored")] } } }])(
  "fails if there are no mutants to detect",
  (empty) => {
    expect(mutationOutcome(empty, 75)).toEqual({ passed: 0, failed: 1 });
  },
);
