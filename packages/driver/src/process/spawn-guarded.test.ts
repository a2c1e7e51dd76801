import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { planCluster } from "@kind-berth/topology";
import { lockAddress } from "../cluster/cluster-lock";
import { readLockHolder } from "./process-lock";
import { tryCommand, type Outcome, type RunOptions } from "./run-command";
import { spawnGuarded } from "./spawn-guarded";

const say = 'process.stdin.pipe(process.stdout); console.error("to standard error"); process.exitCode = 3';

it("lets a program read, write and end as if it were not guarded", async () => {
  const outcome = await tryCommand("node", ["-e", say], { input: "a plan", guarded: {} });
  expect(outcome).toEqual({ code: 3, stdout: "a plan", stderr: "to standard error" });
});

it("reports that a program is not on PATH", async () => {
  await expect(tryCommand("no-such-program", [], { guarded: {} })).rejects.toThrow("COMMAND_NOT_FOUND");
});

const upForEver = 'console.error("up"); setInterval(() => {}, 1000)';

/** Runs a program, and aborts the run when the program prints its first line. */
function abortedOnceUp(program: string, options: Pick<RunOptions, "env" | "guarded"> = {}): Promise<Outcome> {
  const interruption = new AbortController();
  return tryCommand("node", ["-e", program], {
    guarded: {},
    ...options,
    signal: interruption.signal,
    onErrorLine: () => {
      interruption.abort();
    },
  });
}

it("ends the program when the signal is aborted", async () => {
  await expect(abortedOnceUp(upForEver)).rejects.toThrow("aborted");
});

it("ends the program when the signal arrives right after the guard has started it", async () => {
  const preload = join(mkdtempSync(join(tmpdir(), "berth-preload-")), "slow-spawn.cjs");
  // Right after starting the program, the guard pauses for a second, as it might on a busy machine.
  writeFileSync(
    preload,
    `const childProcess = require("node:child_process");
     const { spawn } = childProcess;
     childProcess.spawn = (...args) => {
       const child = spawn(...args);
       Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
       return child;
     };`,
  );
  const env = { ...process.env, NODE_OPTIONS: `--require=${preload}` };
  await expect(abortedOnceUp(upForEver, { env })).rejects.toThrow("aborted");
});

// The program's child processes have a grace period of ten seconds.
jest.setTimeout(60_000);

it("ends the program and its child processes, and cleans up, when the process that runs it is killed", async () => {
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

it("lets the program's child processes end by themselves, and holds the lock until then", async () => {
  const done = join(mkdtempSync(join(tmpdir(), "berth-done-")), "done");
  const address = lockAddress({ ...planCluster({ name: "guarded" }), owner: String(process.pid) }, "kind");
  const child = `setTimeout(() => require("node:fs").writeFileSync(${JSON.stringify(done)}, ""), 1500)`;
  const program = `
    require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}]);
    ${upForEver};
  `;
  const running = abortedOnceUp(program, { guarded: { address } });
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

describe("on Windows", () => {
  it("ends the program through the guard, instead of killing the guard", async () => {
    const folder = mkdtempSync(join(tmpdir(), "berth-windows-"));
    const calls = join(folder, "calls");
    // A replacement for taskkill that kills only the program and not its child processes.
    writeFileSync(
      join(folder, "taskkill"),
      `#!/bin/sh\necho "$@" > ${calls}.new\nkill -9 "$2"\nmv ${calls}.new ${calls}\n`,
    );
    chmodSync(join(folder, "taskkill"), 0o755);
    writeFileSync(
      join(folder, "windows.cjs"),
      'Object.defineProperty(process, "platform", { value: "win32" })',
    );
    const env = {
      ...process.env,
      NODE_OPTIONS: `--require ${join(folder, "windows.cjs")}`,
      PATH: `${folder}${delimiter}${process.env["PATH"] ?? ""}`,
    };
    const interruption = new AbortController();
    const program = 'console.error("up " + process.pid); setInterval(() => {}, 1000)';
    const child = spawnGuarded(
      process.execPath,
      ["-e", program],
      {},
      { env, signal: interruption.signal },
      "win32",
    );
    const failed = once(child, "error");
    const ended = closed(child);
    const [line] = (await once(child.stderr, "data")) as [Buffer];
    interruption.abort();
    expect((await failed)[0]).toMatchObject({ message: "The operation was aborted" });
    await ended;
    const pid = String(line).trim().replace("up ", "");
    expect(readFileSync(calls, "utf8")).toBe(`/pid ${pid} /t /f\n`);
    expect(isAlive(Number(pid))).toBe(false);
  });

  it("ends a program whose signal was aborted before the start", async () => {
    const child = spawnGuarded(
      process.execPath,
      ["-e", "setInterval(() => {}, 1000)"],
      {},
      { signal: AbortSignal.abort() },
      "win32",
    );
    const ended = closed(child);
    await expect(once(child, "error")).resolves.toHaveLength(1);
    await ended;
  });
});

/**
 * Waits until a child process has ended. Node.js's `once` function would reject the promise, because the child process emits an error
 * first.
 */
function closed(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once("close", () => {
      resolve();
    });
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // An ended process still exists as a zombie until its parent reads its exit status.
    return !execFileSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" }).startsWith("Z");
  } catch {
    return false;
  }
}

/** Waits for a condition. Needs no time limit, because Jest's timeout ends the test. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await setTimeout(20);
}
