// Runs a program that must end together with the driver. The driver is the process that started this guard. A pipe connects the driver and
// the guard. When the driver ends for any reason, the pipe closes, and the guard kills the program. If the program kept running, it would
// interfere with the next run. For example, it might delete objects that the next run created under the same name.
//
// The program's child processes have a grace period to exit by themselves, and then the guard kills them. The grace period is necessary
// because a killed engine command may leave resources that nothing cleans up. For example, a killed Podman leaves behind the firewall rule
// for a port that it has just published. The guard holds a lock until it ends, so that the next run can wait for it.
//
// The driver acquires the lock and sends its listening server to the guard, so both processes hold the lock. The guard starts the program
// only after it has received the server. If the driver is killed before, the guard ends, and the program never runs. If the driver is
// killed later, the guard still listens. At no time does the program run while the lock is free.
//
// Before a build, Node.js runs this file as TypeScript source and only removes the types. This file can therefore load only built-in
// Node.js modules. It uses `require`, because the package is CommonJS.
//
// Windows has no signals and no process groups. On Windows, the guard kills the program and all its child processes immediately, without a
// grace period. On Windows, a process cannot send the server of a named pipe, so the guard itself listens at the lock's pipe.
//
// spawnGuarded starts the guard. The guard's arguments are a folder to remove at the end, a pipe, the program, and the program's arguments.
// The folder and the pipe can be empty strings. If the guard has a channel for messages, the first message contains the lock.

/* eslint-disable @typescript-eslint/no-require-imports, @typescript-eslint/consistent-type-imports -- see above */
const { spawn, spawnSync } = require("node:child_process") as typeof import("node:child_process");
const { rmSync } = require("node:fs") as typeof import("node:fs");
const { createServer, Socket } = require("node:net") as typeof import("node:net");
const { setTimeout } = require("node:timers/promises") as typeof import("node:timers/promises");
/* eslint-enable @typescript-eslint/no-require-imports, @typescript-eslint/consistent-type-imports */

/** The grace period for the program's child processes, in milliseconds. */
const grace = 10_000;

const [scratch = "", pipe = "", command = "", ...args] = process.argv.slice(2);
let isEnding = false;
/** The process ID of the program. `undefined` if the program does not run. */
let pid: number | undefined;

/**
 * Sends a signal to a process or a process group. Returns whether the receiver exists. Signal 0 only checks whether the receiver exists.
 */
function send(signal: NodeJS.Signals | 0, to: number): boolean {
  try {
    return process.kill(to, signal);
  } catch {
    // The receiver has already ended.
    return false;
  }
}

function end(signal: NodeJS.Signals): void {
  isEnding = true;
  if (pid === undefined) return;
  // taskkill can find the child processes only while the program runs.
  if (process.platform === "win32") spawnSync("taskkill", ["/pid", String(pid), "/t", "/f"]);
  else send(signal, pid);
}

async function endOthers(): Promise<void> {
  if (pid === undefined || process.platform === "win32") return;
  const deadline = Date.now() + grace;
  while (send(0, -pid) && Date.now() < deadline) await setTimeout(50);
  send("SIGKILL", -pid);
}

async function leave(code: number): Promise<void> {
  if (isEnding) await endOthers();
  if (scratch !== "") rmSync(scratch, { recursive: true, force: true });
  process.exit(code);
}

type Server = ReturnType<typeof createServer>;

/** Sends a description to each client of a server. */
function describe(server: Server, description: string): void {
  server.on("connection", (client) => {
    // The client may disconnect before the response.
    client.on("error", () => undefined).end(description);
  });
}

function listenAt(pipe: string): void {
  const server = createServer()
    .on("error", (error) => {
      // The guard cannot listen at the pipe. The program still runs, but the next run cannot wait for the program's child processes.
      console.error(`Berth's guard process cannot listen at its pipe: ${error.message}`);
    })
    .listen(pipe);
  describe(server, `process ${process.pid} on this machine ends an interrupted run`);
}

function start(): void {
  if (isEnding) {
    void leave(1);
    return;
  }
  // The program has its own process group, so the guard can kill it and its child processes without ending itself.
  const program = spawn(command, args, {
    stdio: ["inherit", "inherit", "inherit"],
    detached: true,
    // Without this option, Windows opens a console window for a detached program.
    windowsHide: true,
  });
  pid = program.pid;
  program.once("error", () => {
    void leave(127);
  });
  program.once("close", (code) => {
    void leave(code ?? 1);
  });
}

/** Starts the program as soon as the driver has sent the lock. */
function startWithLock(): void {
  const leaveEarly = () => {
    void leave(1);
  };
  process.once("disconnect", leaveEarly);
  process.once("message", (description, server) => {
    describe(server as Server, String(description));
    process.off("disconnect", leaveEarly);
    process.disconnect();
    start();
  });
}

if (pipe !== "") listenAt(pipe);
new Socket({ fd: 3, readable: true, writable: false })
  .once("close", () => {
    end("SIGKILL");
  })
  .resume();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    end(signal);
  });
}

// Start the program last, because the driver can send a signal as soon as the program runs. Without the listeners above, the signal would
// end the guard and leave the program running.
if (process.connected) startWithLock();
else start();
