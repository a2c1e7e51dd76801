import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";

/** The number of processes that compete for the lock at the same time. */
const processes = 6;
/** The number of times that the lock is acquired, over all processes. */
const acquisitions = 300;

const folder = mkdtempSync(join(tmpdir(), "berth-contention-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

// A process that acquires the lock again and again until its standard input ends. While it holds the lock, it owns a marker file that
// contains its process ID. A process finds the marker of another process only if that process was killed, or if both hold the lock. In the
// first case, the other process ends and its marker remains. In the second case, the other process removes its marker.
//
// The program prints `a` for each acquisition, and `t` if it took over the lock of a killed process.
const program = `
  const { openSync, writeSync, closeSync, readFileSync, unlinkSync } = require("node:fs");
  const { setTimeout } = require("node:timers/promises");
  const [, lockModule, folder, marker] = process.argv;
  const { acquireSocketLock } = require(lockModule);

  function create() {
    try {
      const file = openSync(marker, "wx");
      writeSync(file, String(process.pid));
      closeSync(file);
      return true;
    } catch (error) {
      if (error.code === "EEXIST") return false;
      throw error;
    }
  }

  function read() {
    try {
      return readFileSync(marker, "utf8");
    } catch (error) {
      if (error.code === "ENOENT") return "removed";
      throw error;
    }
  }

  function exists(pid) {
    try {
      return process.kill(pid, 0);
    } catch (error) {
      if (error.code === "ESRCH") return false;
      throw error;
    }
  }

  async function enter() {
    if (create()) return;
    const other = read();
    while (other !== "" && exists(Number(other))) {
      if (read() !== other) throw new Error("two processes held the lock");
      await setTimeout(1);
    }
    unlinkSync(marker);
    process.stdout.write("t");
    if (!create()) throw new Error("two processes held the lock");
  }

  async function compete() {
    let ended = false;
    process.stdin.once("end", () => (ended = true)).resume();
    while (!ended) {
      const lock = await acquireSocketLock(folder, "lock", "process " + process.pid);
      if (typeof lock === "string") {
        await setTimeout(Math.random() * 5);
        continue;
      }
      await enter();
      process.stdout.write("a");
      await setTimeout(Math.random() * 3);
      if (read() !== String(process.pid)) throw new Error("two processes held the lock");
      unlinkSync(marker);
      await lock.release();
    }
  }

  compete().catch((error) => {
    console.error(error);
    // Without this call, the server of the lock would keep the process running.
    process.exit(1);
  });
`;

it("has at most one holder at a time, even if holders are killed", async () => {
  const lockModule = join(__dirname, "../../dist/process/socket-lock.js");
  const marker = join(folder, "marker");
  let acquired = 0;
  let takenOver = 0;

  /** Runs a process until the lock was acquired often enough. Kills the process after the given number of its own acquisitions. */
  async function compete(lifetime: number): Promise<void> {
    const child = spawn(process.execPath, ["-e", program, lockModule, folder, marker]);
    const errors = text(child.stderr);
    const closed = once(child, "close");
    let own = 0;
    child.stdout.setEncoding("utf8").on("data", (letters: string) => {
      for (const letter of letters) {
        if (letter === "t") takenOver += 1;
        else own += 1;
        if (letter === "a") acquired += 1;
      }
      if (own >= lifetime) child.kill("SIGKILL");
      if (acquired >= acquisitions) child.stdin.end();
    });
    await closed;
    expect(await errors).toBe("");
    expect([0, null]).toContain(child.exitCode);
    expect(child.exitCode === null).toBe(child.signalCode === "SIGKILL");
  }

  async function competeRepeatedly(first: number): Promise<void> {
    for (let round = first; acquired < acquisitions; round += 1) await compete(round % 2 === 0 ? 15 : 60);
  }

  await Promise.all(Array.from({ length: processes }, (_, first) => competeRepeatedly(first)));
  expect(acquired).toBeGreaterThanOrEqual(acquisitions);
  expect(takenOver).toBeGreaterThan(0);
});
