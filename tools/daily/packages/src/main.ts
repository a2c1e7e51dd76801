// Writes the API reports of the published packages. Run it with `npm run api`.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compareReport, entryPointsOf } from "./api-report";
import { published } from "./published";

const temporary = mkdtempSync(join(tmpdir(), "berth-api-"));
try {
  for (const entryPoint of published.flatMap(entryPointsOf)) {
    const same = compareReport(entryPoint, { write: true, temporary });
    console.error(`${entryPoint.report}: ${same ? "unchanged" : "written"}`);
  }
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
