import { mustRun, run } from "./run";

describe("run", () => {
  it("tells how the command ended and what it printed", async () => {
    const lines: string[] = [];
    const result = await run("sh", ["-c", "echo out; echo err >&2; exit 3"], {
      onLine: (line) => lines.push(line),
    });
    expect(result).toEqual({ code: 3, stdout: "out\n", stderr: "err\n" });
    expect(lines.sort()).toEqual(["err", "out"]);
  });

  it("takes a program that is not there for a command that failed", async () => {
    expect((await run("no-such-program", [])).code).toBe(127);
  });

  it("ends a command that takes too long, also where a child of it holds on", async () => {
    const result = await run("sh", ["-c", "sleep 600 & wait"], { timeoutMilliseconds: 100 });
    expect(result).toMatchObject({ code: 124, stderr: "timed out after 0.1 s" });
  });
});

describe("mustRun", () => {
  it("fails with the command and the end of what it printed", async () => {
    await expect(mustRun("sh", ["-c", "echo no space left >&2; exit 1"])).rejects.toMatchObject({
      code: "COMMAND_FAILED",
      message: expect.stringMatching(/^"sh -c .*" failed with exit code 1: no space left$/) as string,
    });
  });
});
