import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { readLockHolder } from "./process-lock";
import { tryCommand } from "./run-command";

const say = 'process.stdin.pipe(process.stdout); console.error("to standard error"); process.exitCode = 3';

it("lets a program read, write and end as if it were not guarded", async () => {
  const outcome = await tryCommand("node", ["-e", say], { input: "a plan", guarded: {} });
  expect(outcome).toEqual({ code: 3, stdout: "a plan", stderr: "to standard error" });
});

it("says that a program is not on PATH", async () => {
  await expect(tryCommand("no-such-program", [], { guarded: {} })).rejects.toThrow("COMMAND_NOT_FOUND");
});

it("ends the program when it is told to", async () => {
  const interruption = new AbortController();
  const running = tryCommand("node", ["-e", 'console.error("up"); setInterval(() => {}, 1000)'], {
    signal: interruption.signal,
    onErrorLine: () => {
      interruption.abort();
    },
    guarded: {},
  });
  await expect(running).rejects.toThrow("aborted");
});

// Child processes of the program have a grace period of ten seconds.
jest.setTimeout(60_000);

it("ends the program, and what that has started, when the process is killed that runs it; and clears up", async () => {
  const scratch = mkdtempSync(join(tmpdir(), "berth-guarded-"));
  const pids = join(mkdtempSync(join(tmpdir(), "berth-pids-")), "pids");
  const sleep = "setInterval(() => {}, 1000)";
  const program = `
    const { spawn } = require("node:child_process");
    const child = spawn(process.execPath, ["-e", ${JSON.stringify(sleep)}]);
    require("node:fs").writeFileSync(${JSON.stringify(pids)}, process.pid + " " + child.pid);
    ${sleep};
  `;
  const driver = `
    require(${JSON.stringify(join(__dirname, "../../dist/process/run-command.js"))})
      .tryCommand("node", ["-e", ${JSON.stringify(program)}], { guarded: { scratch: ${JSON.stringify(scratch)} } });
  `;
  const killed = spawn(process.execPath, ["-e", driver]);
  await until(() => existsSync(pids) && readFileSync(pids, "utf8").includes(" "));
  const started = readFileSync(pids, "utf8").split(" ").map(Number);
  expect(started.map(isAlive)).toEqual([true, true]);
  killed.kill("SIGKILL");
  await until(() => !started.some(isAlive) && !existsSync(scratch));
});

it("lets what the program has started end by itself, and is found at its place until then", async () => {
  const done = join(mkdtempSync(join(tmpdir(), "berth-done-")), "done");
  const address = `\0berth-guard-of-${process.pid}`;
  const child = `setTimeout(() => require("node:fs").writeFileSync(${JSON.stringify(done)}, ""), 1500)`;
  const program = `
    require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}]);
    console.error("up");
    setInterval(() => {}, 1000);
  `;
  const interruption = new AbortController();
  const running = tryCommand("node", ["-e", program], {
    signal: interruption.signal,
    onErrorLine: () => {
      interruption.abort();
    },
    guarded: { address },
  });
  const atPlace: (string | undefined)[] = [];
  const asking = until(async () => {
    atPlace.push(await readLockHolder(address));
    return existsSync(done);
  });
  await expect(running).rejects.toThrow("aborted");
  expect(existsSync(done)).toBe(true);
  await asking;
  expect(atPlace).toContain("");
  expect(await readLockHolder(address)).toBeUndefined();
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // An ended process still exists as a zombie until its parent reads its exit status.
    return !/^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

/** Waits for a condition without a time limit, because Jest's timeout ends the test. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await setTimeout(20);
}
