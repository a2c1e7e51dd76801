import { runCommand } from "./command";

it("returns the exit code and both output streams", async () => {
  const script =
    "process.stdin.pipe(process.stdout); process.stderr.write(process.env.WHO); process.exitCode = 3";
  expect(await runCommand(process.execPath, ["-e", script], { WHO: "me" }, "given")).toEqual({
    exitCode: 3,
    stdout: "given",
    stderr: "me",
  });
});

it("reports which program does not exist", async () => {
  await expect(runCommand("no-such-program", [], {})).rejects.toThrow(
    "no-such-program could not be run: ENOENT",
  );
});
