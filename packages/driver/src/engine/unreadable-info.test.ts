import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findEngines } from "./find-engines";

const folder = mkdtempSync(join(tmpdir(), "berth-engines-"));
const before = process.env["PATH"];

afterAll(() => {
  process.env["PATH"] = before;
  rmSync(folder, { recursive: true });
});

it("reports an engine whose output it cannot read, and does not treat the engine as not installed", async () => {
  const program = join(folder, "podman");
  writeFileSync(program, "#!/bin/sh\necho 'notice: an update is available'\n");
  chmodSync(program, 0o755);
  process.env["PATH"] = folder;
  await expect(findEngines(new AbortController().signal, "podman")).rejects.toThrow(
    'output of "info" has an unknown format: it is not JSON',
  );
});
