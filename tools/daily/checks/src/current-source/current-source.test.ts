import { join } from "node:path";
import { SampleWorkspace } from "./sample-workspace";

const workTree = join(__dirname, "../../../../..");
const sample = new SampleWorkspace(workTree);

afterAll(() => {
  sample.dispose();
});

// The time limit per test, in milliseconds. It is long because each test starts nx, tsc and jest several times.
jest.setTimeout(300_000);

it("runs manually started tests against the current source, regardless of earlier builds", () => {
  sample.change("one");
  expect(sample.jest("one")).toMatchObject({ status: 0 });
  sample.change("two");
  const { status, output } = sample.jest("two");
  expect(output).toContain("2 passed");
  expect(status).toBe(0);
});

it("control: fails with a stale build if nothing is built before the tests", () => {
  sample.change("three");
  const { status, output } = sample.jest("three", { BERTH_BUILT: "true" });
  expect(status).toBe(1);
  expect(output).toContain("✓ imports the current source of another package");
  expect(output).toContain("✕ starts a build of the current source");
  expect(output).toContain('Received: "two"');
});
