import { runCommand } from "./command";

it("hands back the exit code and both streams", async () => {
  const script =
    "process.stdin.pipe(process.stdout); process.stderr.write(process.env.WHO); process.exitCode = 3";
  expect(await runCommand(process.execPath, ["-e", script], { WHO: "me" }, "given")).toEqual({
    exitCode: 3,
    stdout: "given",
    stderr: "me",
  });
});

it("says which program is not there", async () => {
  await expect(runCommand("no-such-program", [], {})).rejects.toThrow(
    "no-such-program could not be run: ENOENT",
  );
});
