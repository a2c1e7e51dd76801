import { Progress } from "./progress";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it("prints each step with the elapsed time, and repeats the step while it is in progress", () => {
  const lines: string[] = [];
  const progress = new Progress((line) => lines.push(line));
  progress.step("Preparing nodes");
  jest.advanceTimersByTime(21_000);
  progress.step("Joining worker nodes");
  progress.end();
  jest.advanceTimersByTime(60_000);
  expect(lines).toEqual([
    "[   0 s] Preparing nodes",
    "[  10 s] Preparing nodes (in progress)",
    "[  20 s] Preparing nodes (in progress)",
    "[  21 s] Joining worker nodes",
  ]);
});

it("prints the same warning only once", () => {
  const lines: string[] = [];
  const progress = new Progress((line) => lines.push(line));
  for (const text of ["low disk", "cgroup v1", "low disk"]) progress.warn(text);
  expect(lines.map((line) => line.replace(/^\[.*\] /u, ""))).toEqual([
    "warning: low disk",
    "warning: cgroup v1",
  ]);
});
