import { run } from "./run";

describe("run", () => {
  it("returns the program's standard output, and runs in the given directory", async () => {
    expect(await run("sh", ["-c", "echo out; echo err >&2"])).toBe("out\n");
    expect(await run("pwd", [], { cwd: "/usr" })).toBe("/usr\n");
  });

  it("reports the exit code and the last lines of all output if the program fails", async () => {
    await expect(run("sh", ["-c", "seq 100; echo why >&2; exit 3"])).rejects.toThrow(
      /^sh -c ended with exit code 3:\n[^]*\n100\nwhy$/,
    );
    await expect(run("sh", ["-c", "seq 100; exit 3"])).rejects.not.toThrow(/^1$/m);
  });

  it("reports the name of a program that does not exist", async () => {
    await expect(run("no-such-program", [])).rejects.toThrow("no-such-program");
  });
});
