import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endDaemonsOf } from "./end-daemons";

it("terminates only processes whose arguments contain the run's folder, with SIGTERM first", async () => {
  const folder = mkdtempSync(join(tmpdir(), "berth-run-"));
  const code = 'process.on("SIGTERM", () => process.exit(7)); console.log(); setInterval(() => {}, 1000)';
  const start = (argument: string) =>
    spawn(process.execPath, ["-e", code, argument], { stdio: ["ignore", "pipe", "inherit"] });
  const [daemon, other] = [start(join(folder, "data")), start(`${folder}-of-another/data`)];
  try {
    await Promise.all([daemon, other].map(({ stdout }) => once(stdout, "data")));
    const ended = once(daemon, "exit");
    await endDaemonsOf(folder);
    expect(await ended).toEqual([7, null]);
    expect(other.exitCode).toBeNull();
  } finally {
    other.kill("SIGKILL");
    rmSync(folder, { recursive: true });
  }
});
