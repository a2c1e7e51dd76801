import { PassThrough } from "node:stream";
import { endOnOutputErrors } from "./output-errors";

/** Fails one of a process's output streams. Returns the exit codes and the standard error. */
function failing(name: "stdout" | "stderr", error: object) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const codes: unknown[] = [];
  const exit = (code: unknown): never => {
    codes.push(code);
    throw new Error("exit");
  };
  endOnOutputErrors({ stdout, stderr, exit } as unknown as NodeJS.Process);
  expect(() => (name === "stdout" ? stdout : stderr).emit("error", error)).toThrow("exit");
  return { codes, printed: String(stderr.read() ?? "") };
}

const brokenPipe = { code: "EPIPE", message: "write EPIPE" };
const fullDisk = { code: "ENOSPC", message: "ENOSPC: no space left on device, write" };

it.each(["stdout", "stderr"] as const)("ends without a message if the reader of %s has gone", (name) => {
  expect(failing(name, brokenPipe)).toEqual({ codes: [141], printed: "" });
});

it("reports another error of the standard output", () => {
  const printed = "berth: standard output: ENOSPC: no space left on device, write\n";
  expect(failing("stdout", fullDisk)).toEqual({ codes: [1], printed });
});

it("does not write about an error of the standard error to the standard error", () => {
  expect(failing("stderr", fullDisk)).toEqual({ codes: [1], printed: "" });
});
