import { execFile } from "node:child_process";
import { join } from "node:path";

/** The number of cases, and a fixed seed, so that this test always runs the same cases. The nightly run uses another seed each time. */
const run = { cases: 10_000, seed: 20_261_128 };
/** The time limit, in milliseconds. The cases take about 30 s on an idle processor. */
const timeout = 15 * 60_000;

it(
  `runs ${run.cases} hostile inputs without a failure`,
  async () => {
    const main = join(__dirname, "../dist/main.js");
    const args = [main, "--cases", String(run.cases), "--seed", String(run.seed)];
    const { status, output } = await new Promise<{ status: unknown; output: string }>((resolve) => {
      execFile(process.execPath, args, { timeout }, (error, stdout, stderr) => {
        resolve({ status: error === null ? 0 : (error.code ?? error.signal), output: stdout + stderr });
      });
    });
    // If a target fails, its part of the output contains the input and the command that repeats the failure.
    expect({ status, failures: output.split("\n").filter((line) => line.startsWith(" ")) }).toEqual({
      status: 0,
      failures: [],
    });
    expect(output).toContain(`${run.cases} of ${run.cases} cases ran`);
  },
  timeout + 60_000,
);
