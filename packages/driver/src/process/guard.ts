// Runs a program that must end together with the driver. The driver is the process that started this guard. A pipe connects the driver and
// the guard. When the driver ends for any reason, the pipe closes and the guard kills the program. If the program continued, it would
// interfere with the next run. For example, the program might delete what the next run created under the same name.
//
// Child processes of the program get a grace period to end by themselves. After the grace period, the guard kills them. If an engine
// command is killed halfway, it may leave resources that nothing cleans up. For example, Podman leaves the firewall rule of a port that it
// has just published. The guard listens at its address until it ends, so that the next run can wait for the guard.
//
// Before a build, Node.js runs this file as TypeScript source. Node.js then only removes the types. This file therefore loads only modules
// of Node.js itself. This file uses `require`, because the package is CommonJS. It cannot load process-lock.ts, so it repeats that module's
// listening code.
//
// Windows has neither signals nor process groups. On Windows, the guard therefore kills the program and all its child processes
// immediately, without a grace period.
//
// spawnGuarded starts the guard. The arguments of the guard are a folder to remove at the end, the address, the program, and the arguments
// of the program. The folder and the address can be empty strings.

/* eslint-disable @typescript-eslint/no-require-imports, @typescript-eslint/consistent-type-imports -- see above */
const { spawn, spawnSync } = require("node:child_process") as typeof import("node:child_process");
const { rmSync } = require("node:fs") as typeof import("node:fs");
const { createServer, Socket } = require("node:net") as typeof import("node:net");
const { setTimeout } = require("node:timers/promises") as typeof import("node:timers/promises");
/* eslint-enable @typescript-eslint/no-require-imports, @typescript-eslint/consistent-type-imports */

/** The grace period for child processes of the program, in milliseconds. */
const grace = 10_000;

const [scratch = "", address = "", command = "", ...args] = process.argv.slice(2);
let isEnding = false;

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

function listenAt(address: string): void {
  if (address.startsWith("/")) rmSync(address, { force: true });
  createServer((client) => {
    // The client may disconnect before the response.
    client.on("error", () => undefined).end();
  })
    .on("error", (error) => {
      // The program runs without the address, but the next run cannot wait for the program's child processes.
      console.error(`Berth's guard process cannot listen at its address: ${error.message}`);
    })
    // On Linux, an address without a file starts with a null character. A program argument cannot contain a null character, so the caller
    // passes `@` instead.
    .listen(address.replace(/^@/, "\0"));
}

if (address !== "") listenAt(address);
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

// Start the program last. As soon as the program runs, the driver can send a signal. Without the listeners above, the signal would end the
// guard, and the program would continue.
// The program has a separate process group. The guard can therefore kill the program with its child processes, and continue to run.
const program = spawn(command, args, {
  stdio: ["inherit", "inherit", "inherit"],
  detached: true,
  // Without this option, Windows opens a console window for a detached program.
  windowsHide: true,
});
const { pid } = program;
program.once("error", () => {
  void leave(127);
});
program.once("close", (code) => {
  void leave(code ?? 1);
});
