// Runs a program that must end together with the driver. The driver is the process that started this guard, and it holds the other end of a
// pipe. When the driver ends for any reason, the pipe closes and the guard kills the program. If the program continued, it would interfere
// with the next run. At its end, it might even delete what the next run created under the same name.
//
// Child processes of the program get a grace period to end by themselves. After that, the guard kills them. An engine command that is
// killed halfway may leave resources that nothing cleans up. For example, Podman leaves the firewall rule of a port that it has just
// published. The guard listens at its address until it ends, so that the next run can wait for it.
//
// Node.js can run this file as TypeScript source, before a build: it removes the types and compiles nothing. The file therefore loads only
// Node.js modules, by `require`, because the package is CommonJS. It repeats the listening code of process-lock.ts.
//
// Windows has neither signals nor process groups. The guard therefore kills the program with all its child processes immediately, and they
// have no grace period.
//
// spawnGuarded starts the guard. Arguments: a folder to remove at the end, or an empty string; the address, or an empty string; the
// program; the arguments of the program.

/* eslint-disable @typescript-eslint/no-require-imports, @typescript-eslint/consistent-type-imports -- see above */
const { spawn, spawnSync } = require("node:child_process") as typeof import("node:child_process");
const { rmSync } = require("node:fs") as typeof import("node:fs");
const { createServer, Socket } = require("node:net") as typeof import("node:net");
const { setTimeout } = require("node:timers/promises") as typeof import("node:timers/promises");
/* eslint-enable @typescript-eslint/no-require-imports, @typescript-eslint/consistent-type-imports */

/** The grace period for child processes of the program, in milliseconds. */
const grace = 10_000;

const [scratch = "", address = "", command = "", ...args] = process.argv.slice(2);
// A separate process group lets the guard kill the program with its child processes and continue to run.
const program = spawn(command, args, {
  stdio: ["inherit", "inherit", "inherit"],
  detached: true,
  // Without this, Windows opens a console window for a detached program.
  windowsHide: true,
});
const { pid } = program;
let isEnding = false;

/** Sends a signal to a process or a group. Returns whether the receiver exists. Signal 0 only checks that. */
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
  // The child processes can only be found while the program runs.
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
      // The program runs anyway, but the next run cannot wait for its child processes.
      console.error(`Berth's guard process cannot listen at its address: ${error.message}`);
    })
    // On Linux, an address without a file starts with a null character. A program argument cannot contain it, so the caller passes `@`.
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
program.once("error", () => {
  void leave(127);
});
program.once("close", (code) => {
  void leave(code ?? 1);
});
