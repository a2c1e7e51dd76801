import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runPulumi } from "./pulumi";

const itOnUnix = process.platform === "win32" ? it.skip : it;
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "berth-pulumi-"))));
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Runs a shell script instead of the CLI. Windows cannot start such a script by its name. */
function run(script: string, timeoutMs?: number) {
  const program = join(folder, "pulumi");
  writeFileSync(program, `#!/bin/sh\n${script}\n`);
  chmodSync(program, 0o755);
  const env = { ...process.env, PATH: `${folder}:${process.env["PATH"] ?? ""}` };
  return runPulumi(["up"], { cwd: folder, env, timeoutMs });
}

itOnUnix("returns the exit code and the output", async () => {
  expect(await run("echo $1; echo problem >&2; exit 7", 60_000)).toMatchObject({
    exitCode: 7,
    stdout: "up\n",
  });
});

itOnUnix("interrupts a CLI that exceeds its time limit", async () => {
  const { exitCode, stdout } = await run(
    "trap 'echo canceled; exit 9' INT; echo started; for i in $(seq 600); do sleep 0.1; done",
    500,
  );
  expect({ exitCode, stdout }).toEqual({ exitCode: 9, stdout: "started\ncanceled\n" });
});
