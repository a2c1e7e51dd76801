import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { readLock } from "./acquire-lock";
import { acquireGuardLock } from "./guard-lock";
import { readDescription } from "./read-description";
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

it("lets the program's child processes end by themselves", async () => {
  const done = join(mkdtempSync(join(tmpdir(), "berth-done-")), "done");
  const child = `setTimeout(() => require("node:fs").writeFileSync(${JSON.stringify(done)}, ""), 1500)`;
  const program = `
    require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}]);
    ${upForEver};
  `;
  await expect(abortedOnceUp(program)).rejects.toThrow("aborted");
  expect(existsSync(done)).toBe(true);
});

describe("with a lock", () => {
  let count = 0;
  let name = "";
  beforeEach(() => {
    count += 1;
    name = `guarded-${process.pid}-${count}`;
  });

  /** Starts a driver that acquires the lock and runs a program under a guard. The driver exits without releasing the lock. */
  function driverWith(program: string): ChildProcess {
    const dist = join(__dirname, "../../dist/process");
    const driver = `
      const { acquireGuardLock } = require(${JSON.stringify(join(dist, "guard-lock.js"))});
      const { tryCommand } = require(${JSON.stringify(join(dist, "run-command.js"))});
      acquireGuardLock(${JSON.stringify(name)}).then((lock) =>
        tryCommand("node", ["-e", ${JSON.stringify(program)}], { guarded: { lock } })).finally(() => process.exit());
    `;
    return spawn(process.execPath, ["-e", driver], { stdio: "inherit" });
  }

  it("holds the lock until the program and its child processes have ended, even if the driver is killed", async () => {
    const folder = mkdtempSync(join(tmpdir(), "berth-done-"));
    const [started, done] = [join(folder, "started"), join(folder, "done")];
    const write = (file: string) => `require("node:fs").writeFileSync(${JSON.stringify(file)}, "");`;
    const child = `${write(started)} setTimeout(() => { ${write(done)} }, 1500)`;
    const driver = driverWith(`
      require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}]);
      ${upForEver};
    `);
    await until(() => existsSync(started));
    driver.kill("SIGKILL");
    await once(driver, "exit");
    const descriptions = new Set<string | undefined>();
    await until(async () => {
      const isDone = existsSync(done);
      descriptions.add(await readLock(name));
      return isDone || descriptions.has(undefined);
    });
    expect(existsSync(done)).toBe(true);
    expect([...descriptions]).toContain(`process ${driver.pid} on this machine runs kind`);
    await until(async () => (await readLock(name)) === undefined);
  });

  it("does not pass the lock to the program and its child processes", async () => {
    const pids = join(mkdtempSync(join(tmpdir(), "berth-pids-")), "pid");
    // This process has its own process group, so it keeps running after the guard has ended.
    const driver = driverWith(`
      const sleep = ["-e", "setInterval(() => {}, 1000)"];
      const child = require("node:child_process").spawn(process.execPath, sleep, { detached: true, stdio: "ignore" });
      child.unref();
      require("node:fs").writeFileSync(${JSON.stringify(pids)}, String(child.pid));
    `);
    await once(driver, "exit");
    const pid = Number(readFileSync(pids, "utf8"));
    try {
      expect(await readLock(name)).toBeUndefined();
      expect(isAlive(pid)).toBe(true);
    } finally {
      process.kill(pid, "SIGKILL");
    }
  });

  it("lets this process release the lock after the program has ended", async () => {
    const lock = await acquireGuardLock(name);
    if (typeof lock === "string") throw new Error(`${lock} holds the lock`);
    const outcome = await tryCommand("node", ["-e", say], { input: "a plan", guarded: { lock } });
    expect(outcome).toEqual({ code: 3, stdout: "a plan", stderr: "to standard error" });
    expect(await readLock(name)).toBe(`process ${process.pid} on this machine runs kind`);
    await lock.release();
    expect(await readLock(name)).toBeUndefined();
  });

  it("does not start the program if the driver ends before it has sent the lock", async () => {
    const folder = mkdtempSync(join(tmpdir(), "berth-early-"));
    const [scratch, started] = [join(folder, "scratch"), join(folder, "started")];
    mkdirSync(scratch);
    const program = `require("node:fs").writeFileSync(${JSON.stringify(started)}, "")`;
    const guard = spawn(
      process.execPath,
      ["--no-warnings", require.resolve("./guard"), scratch, "", process.execPath, "-e", program],
      { stdio: ["ignore", "inherit", "inherit", "pipe", "ipc"] },
    );
    guard.disconnect();
    expect(await once(guard, "exit")).toEqual([1, null]);
    expect([existsSync(started), existsSync(scratch)]).toEqual([false, false]);
  });

  it("listens at a pipe itself, because on Windows a process cannot share a pipe", async () => {
    const folder = mkdtempSync(join(tmpdir(), "berth-pipe-"));
    const expected = await acquireGuardLock(name, "win32");
    expect(expected).toMatchObject({ pipe: expect.stringMatching(/^\\\\\.\\pipe\\berth-/u) as string });
    const lock = { pipe: join(folder, "pipe"), release: () => Promise.resolve() };
    const program = `
      require("node:net").connect(${JSON.stringify(lock.pipe)}).setEncoding("utf8").on("data", (text) => {
        console.log(text);
        process.exit();
      })`;
    const { stdout } = await tryCommand("node", ["-e", program], { guarded: { lock } });
    expect(stdout).toMatch(/^process \d+ on this machine ends an interrupted run\n$/u);
    expect(await readDescription(lock.pipe)).toBeUndefined();
  });
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

/** Waits for a condition for at most 50 seconds, so that the wait ends before the test's time limit. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 50_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error("the condition was not met within 50 s");
    await setTimeout(20);
  }
}
