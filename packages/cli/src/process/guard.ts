// Runs a program whose life is bound to that of the process that started this one. That process holds the other end of a pipe, which
// closes with it however it ends: then the program is killed with all that it has started. A program that went on by itself would
// get in the way of the next run, and at its own end might clear away by name what that one has made.
//
// See spawnGuarded, which starts it. Arguments: a folder to remove at the end, or nothing; the program; its arguments.
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { Socket } from "node:net";

const [scratch = "", command = "", ...args] = process.argv.slice(2);
// A group of its own, so that all of it can be killed and this process lives on.
const program = spawn(command, args, { stdio: ["inherit", "inherit", "inherit"], detached: true });

function end(signal: NodeJS.Signals): void {
  try {
    if (program.pid !== undefined) process.kill(-program.pid, signal);
  } catch {
    // It has ended already.
  }
}

function leave(code: number): void {
  if (scratch !== "") rmSync(scratch, { recursive: true, force: true });
  process.exit(code);
}

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
  leave(127);
});
program.once("close", (code) => {
  leave(code ?? 1);
});
