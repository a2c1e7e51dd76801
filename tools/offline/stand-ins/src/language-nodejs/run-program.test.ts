import { outcome } from "./run-program";

describe("outcome", () => {
  it("returns no error for 0, bail for 32, and an error with the exit code for any other code", () => {
    expect(outcome(0, false)).toEqual({ error: "", bail: false });
    expect(outcome(32, false)).toEqual({ error: "", bail: true });
    expect(outcome(1, false)).toEqual({ error: "Program exited with non-zero exit code: 1", bail: false });
    expect(outcome(null, false)).toEqual({
      error: "Program exited with non-zero exit code: -1",
      bail: false,
    });
  });

  it("recommends a remedy if the program ran out of memory", () => {
    expect(outcome(134, true).error).toMatch(
      /^Program exited with non-zero exit code: 134\. .*--max-old-space-size/,
    );
  });
});
