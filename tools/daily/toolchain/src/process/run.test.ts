import { mustRun, run } from "./run";

describe("run", () => {
  it("returns the command's exit code and output, and reports each line", async () => {
    const lines: string[] = [];
    const result = await run("sh", ["-c", "echo out; echo err >&2; exit 3"], {
      onLine: (line) => lines.push(line),
    });
    expect(result).toEqual({ code: 3, stdout: "out\n", stderr: "err\n" });
    expect(lines.sort()).toEqual(["err", "out"]);
  });

  it("returns exit code 127 if the program does not exist", async () => {
    expect((await run("no-such-program", [])).code).toBe(127);
  });

  it("ends a command that times out, even if its child process is still running", async () => {
    const result = await run("sh", ["-c", "sleep 600 & wait"], { timeoutMilliseconds: 100 });
    expect(result).toMatchObject({ code: 124, stderr: "timed out after 0.1 s" });
  });
});

describe("mustRun", () => {
  it("throws an error with the command and the end of its output", async () => {
    await expect(mustRun("sh", ["-c", "echo no space left >&2; exit 1"])).rejects.toMatchObject({
      code: "COMMAND_FAILED",
      message: expect.stringMatching(/^"sh -c .*" failed with exit code 1: no space left$/) as string,
    });
  });
});
