// Runs a program that must end together with the driver. The driver is the process that started this guard. A pipe connects the driver and
// the guard. When the driver ends for any reason, the pipe closes, and the guard kills the program. If the program kept running, it would
// interfere with the next run. For example, it might delete objects that the next run created under the same name.
//
// The program's child processes have a grace period to exit by themselves, and then the guard kills them. The grace period is necessary
// because a killed engine command may leave resources that nothing cleans up. For example, a killed Podman leaves behind the firewall rule
// for a port that it has just published. The guard listens at its address until it ends, so that the next run can wait for it.
//
// Before a build, Node.js runs this file as TypeScript source and only removes the types. This file can therefore load only built-in
// Node.js modules. It uses `require`, because the package is CommonJS. It cannot load process-lock.ts, so it duplicates that module's
// listening code.
//
// Windows has no signals and no process groups. On Windows, the guard kills the program and all its child processes immediately, without a
// grace period.
//
// spawnGuarded starts the guard. The guard's arguments are a folder to remove at the end, the address, the program, and the program's
// arguments. The folder and the address can be empty strings.

/* eslint-disable @typescript-eslint/no-require-imports, @typescript-eslint/consistent-type-imports -- see above */
const { spawn, spawnSync } = require("node:child_process") as typeof import("node:child_process");
const { rmSync } = require("node:fs") as typeof import("node:fs");
const { createServer, Socket } = require("node:net") as typeof import("node:net");
const { setTimeout } = require("node:timers/promises") as typeof import("node:timers/promises");
/* eslint-enable @typescript-eslint/no-require-imports, @typescript-eslint/consistent-type-imports */

/** The grace period for the program's child processes, in milliseconds. */
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
      // The guard cannot listen at the address. The program still runs, but the next run cannot wait for the program's child processes.
      console.error(`Berth's guard process cannot listen at its address: ${error.message}`);
    })
    // On Linux, an address that is not a file starts with a null character. A program argument cannot contain a null character, so the
    // caller passes `@` instead.
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

// Start the program last, because the driver can send a signal as soon as the program runs. Without the listeners above, the signal would
// end the guard and leave the program running. The program has its own process group, so the guard can kill it and its child processes
// without ending itself.
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
