import { exitReason, failureMessage, goQuote, startReason } from "./process-failure";

function systemError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`spawn x ${code}`), { code });
}

describe("the error text of a command", () => {
  it("equals Go's text, followed by the quoted command and its output", () => {
    expect(failureMessage(exitReason(2, null), 'echo "a"\n\tb', "out\n")).toBe(
      'exit status 2: running "echo \\"a\\"\\n\\tb":\nout\n',
    );
  });

  it.each<[NodeJS.Signals, string]>([
    ["SIGKILL", "signal: killed"],
    ["SIGTERM", "signal: terminated"],
    ["SIGUSR1", "signal: signal 10"],
  ])("names %s as Go does", (signal, reason) => {
    expect(exitReason(null, signal)).toBe(reason);
  });

  it("distinguishes a program that is not in PATH from a file that is missing or not executable", () => {
    expect(startReason("tool", systemError("ENOENT"))).toBe(
      'exec: "tool": executable file not found in $PATH',
    );
    expect(startReason("/bin/tool", systemError("ENOENT"))).toBe(
      "fork/exec /bin/tool: no such file or directory",
    );
    expect(startReason("/bin/tool", systemError("EACCES"))).toBe("fork/exec /bin/tool: permission denied");
  });

  it("quotes control characters as Go does, and keeps non-ASCII letters unchanged", () => {
    expect(goQuote("\u0007\u000b\u0001\u001b\u007f é")).toBe('"\\a\\v\\x01\\x1b\\x7f é"');
  });
});
