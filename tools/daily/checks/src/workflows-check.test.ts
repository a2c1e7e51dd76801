import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { workflowsCheck, workflowsFolder } from "./workflows-check";

let root: string;
let scratch: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "berth-workflows-"));
  scratch = join(root, "scratch");
  mkdirSync(scratch);
  mkdirSync(join(root, workflowsFolder), { recursive: true });
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

/** Runs the check on one workflow or on no workflow. The script runs instead of actionlint, with the file names as arguments. */
async function outcome(script: string, workflow?: string) {
  const path = join(root, "actionlint");
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  if (workflow !== undefined) writeFileSync(join(root, workflowsFolder, "ci.yml"), workflow);
  const check = workflowsCheck(() =>
    Promise.resolve({ name: "actionlint", version: "1.7.12", origin: "path", why: "", path }),
  );
  return check.run({ root, scratch, signal: new AbortController().signal });
}

/** A script that, like actionlint, rejects files with an invalid property: files that contain "no_such_property". */
const linter = 'shift 2; if grep -q no_such_property "$@"; then exit 1; fi';

it("accepts good workflows", async () => {
  expect(await outcome(linter, "on: push")).toEqual({ passed: 2, failed: 0 });
});

it("rejects a broken workflow", async () => {
  expect(await outcome(linter, "no_such_property")).toEqual({ passed: 1, failed: 1 });
});

it("fails if actionlint accepts everything", async () => {
  expect(await outcome("exit 0", "on: push")).toEqual({ passed: 1, failed: 1 });
});

it("fails if actionlint itself fails", async () => {
  expect(await outcome("exit 3", "on: push")).toEqual({ passed: 0, failed: 2 });
});

it("fails if there are no workflows", async () => {
  expect(await outcome(linter)).toEqual({ passed: 1, failed: 1 });
});
