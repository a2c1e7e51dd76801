import { runCommand, tryCommand } from "./run-command";

const node = (program: string, ...args: string[]) => ["-e", program, "--", ...args];

it("passes arguments unchanged, without a shell", async () => {
  const odd = ["$(echo no)", "`echo no`", "a b", "*", "'\"", ";exit 3"];
  const print = "process.stdout.write(JSON.stringify(process.argv.slice(1)))";
  expect(JSON.parse(await runCommand(process.execPath, node(print, ...odd)))).toEqual(odd);
});

it("writes to standard input, and reports lines of standard error as they arrive", async () => {
  const lines: string[] = [];
  const program = "process.stdin.on('data', (data) => process.stderr.write(`got ${data}`))";
  const outcome = await tryCommand(process.execPath, node(program), {
    input: "one\ntwo\n",
    onErrorLine: (line) => lines.push(line),
  });
  expect(lines).toEqual(["got one", "two"]);
  expect(outcome).toEqual({ code: 0, stdout: "", stderr: "got one\ntwo" });
});

it("accepts a program that does not read its input", async () => {
  const outcome = await tryCommand(process.execPath, node("process.exit(7)"), {
    input: "x".repeat(1_000_000),
  });
  expect(outcome.code).toBe(7);
});

it("reports a failed program's standard error, and never its standard output", async () => {
  const program = "console.log(['a', 'secret'].join(' ')); console.error('no such thing'); process.exit(3)";
  const said = await runCommand(process.execPath, node(program)).catch(String);
  expect(said).toMatch(/exited with status 3: [^]*no such thing[^]*\[COMMAND_FAILED\]/);
  expect(said).not.toContain("a secret");
});

it("names a program that is not installed", async () => {
  await expect(runCommand("berth-no-such-program", [])).rejects.toThrow(
    /program "berth-no-such-program" is not installed: [^]*\[COMMAND_NOT_FOUND\]/,
  );
});

it("ends the program when it is interrupted", async () => {
  const interruption = new AbortController();
  const program = "process.stderr.write('up\\n'); setInterval(() => undefined, 1000)";
  const running = tryCommand(process.execPath, node(program), {
    signal: interruption.signal,
    onErrorLine: () => {
      interruption.abort();
    },
  });
  await expect(running).rejects.toThrow("aborted");
});
