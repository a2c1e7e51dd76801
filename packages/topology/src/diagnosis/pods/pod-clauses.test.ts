import { podClauses } from "./pod-clauses";

const pod = { kind: "Pod", name: "web-1" } as const;
const clause = (evidence: Parameters<typeof podClauses.CONTAINER_CRASH_LOOP>[0]) =>
  podClauses.CONTAINER_CRASH_LOOP(evidence, pod);

it("reports the restart count of a crashing container, also between two back-offs", () => {
  const ended = { container: "web", exitCode: 2 };
  expect(clause({ ...ended, restartCount: 3 })).toBe(
    "pod `web-1` is not ready: container `web` exited with code 2; it restarted 3 times",
  );
  expect(clause({ ...ended, restartCount: 1 })).toMatch(/exited with code 2; it restarted once$/);
  expect(clause({ ...ended, restartCount: 0 })).toMatch(/exited with code 2$/);
  expect(clause({ ...ended, reason: "CrashLoopBackOff", message: "back-off 40s", restartCount: 4 })).toMatch(
    /CrashLoopBackOff: back-off 40s; it restarted 4 times, most recently after exit code 2$/,
  );
});
