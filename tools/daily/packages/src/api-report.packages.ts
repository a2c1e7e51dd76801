import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compareReport, entryPointsOf } from "./api-report";
import { published } from "./published";

let temporary: string;

beforeAll(() => {
  temporary = mkdtempSync(join(tmpdir(), "berth-api-"));
});

afterAll(() => {
  rmSync(temporary, { recursive: true, force: true });
});

// If this test fails, the public API has changed. Run `npm run api`, and review the changes to the reports.
it.each(published.flatMap(entryPointsOf))("the API matches $report", (entryPoint) => {
  expect(compareReport(entryPoint, { write: false, temporary })).toBe(true);
});
