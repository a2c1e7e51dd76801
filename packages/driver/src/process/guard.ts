// Runs a program whose life is bound to that of the process that started this one. That process holds the other end of a pipe, which
// closes with it however it ends: then the program is killed. A program that went on by itself would get in the way of the next run,
// and at its own end might clear away by name what that one has made.
//
// What the program has started gets a while to end by itself, and is killed after that: an engine's command line that is killed half-way
// may leave what nobody clears, as Podman leaves the firewall's rule of a port that it has just published. Until then this process can be
// found at its address, where the next run waits for its end.
//
// It is started as it is written, so it needs nothing but Node.js: where it listens it does what process-lock.ts does.
//
// See spawnGuarded, which starts it. Arguments: a folder to remove at the end, or nothing; its address, or nothing; the program; its
// arguments.
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { createServer, Socket } from "node:net";
import { setTimeout } from "node:timers/promises";

/** How long what the program has started may take to end, in milliseconds. */
const grace = 10_000;

const [scratch = "", address = "", command = "", ...args] = process.argv.slice(2);
// A group of its own, so that all of it can be killed and this process lives on.
const program = spawn(command, args, { stdio: ["inherit", "inherit", "inherit"], detached: true });
const { pid } = program;
let toldToEnd = false;

/** Whether there was anybody to get the signal; 0 only asks. */
function send(signal: NodeJS.Signals | 0, to: number): boolean {
  try {
    return process.kill(to, signal);
  } catch {
    // It has ended already.
    return false;
  }
}

function end(signal: NodeJS.Signals): void {
  toldToEnd = true;
  if (pid !== undefined) send(signal, pid);
}

async function endOthers(): Promise<void> {
  if (pid === undefined) return;
  const deadline = Date.now() + grace;
  while (send(0, -pid) && Date.now() < deadline) await setTimeout(50);
  send("SIGKILL", -pid);
}

async function leave(code: number): Promise<void> {
  if (toldToEnd) await endOthers();
  if (scratch !== "") rmSync(scratch, { recursive: true, force: true });
  process.exit(code);
}

function listenAt(address: string): void {
  if (address.startsWith("/")) rmSync(address, { force: true });
  createServer((asking) => {
    // Whoever asks may be gone before the answer.
    asking.on("error", () => undefined).end();
  })
    .on("error", (error) => {
      // The program runs all the same; the next run will not wait for what is left of it.
      console.error(`cannot be found at its place: ${error.message}`);
    })
    // No argument of a program can hold the character by which Linux's addresses without a file begin.
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
