import { constants } from "node:os";

/** The names of signals in Go's `os` package. All other signals are `signal N`. */
const SIGNAL_NAMES: Readonly<Partial<Record<NodeJS.Signals, string>>> = {
  SIGABRT: "aborted",
  SIGALRM: "alarm clock",
  SIGBUS: "bus error",
  SIGFPE: "floating point exception",
  SIGHUP: "hangup",
  SIGILL: "illegal instruction",
  SIGINT: "interrupt",
  SIGKILL: "killed",
  SIGPIPE: "broken pipe",
  SIGQUIT: "quit",
  SIGSEGV: "segmentation fault",
  SIGTERM: "terminated",
};

/** The reason why a process failed, as worded by Go's `os/exec`. The errors of the official plugin begin with it. */
export function exitReason(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal === null) return `exit status ${String(code)}`;
  return `signal: ${SIGNAL_NAMES[signal] ?? `signal ${String(constants.signals[signal])}`}`;
}

/** The reason why a process could not start, as worded by Go's `os/exec`. */
export function startReason(program: string, failure: NodeJS.ErrnoException): string {
  if (failure.code === "ENOENT" && !program.includes("/")) {
    return `exec: "${program}": executable file not found in $PATH`;
  }
  return `fork/exec ${program}: ${systemMessage(failure)}`;
}

/** The C library's message for an error, without Node.js's error code and system call. */
export function systemMessage(failure: NodeJS.ErrnoException): string {
  switch (failure.code) {
    case "ENOENT":
      return "no such file or directory";
    case "EACCES":
      return "permission denied";
    case "E2BIG":
      return "argument list too long";
    default:
      return failure.message;
  }
}

/** The whole message for a failed command. Source: `run` in provider/pkg/provider/local/commandOutputs.go. */
export function failureMessage(reason: string, command: string, output: string): string {
  return `${reason}: running ${goQuote(command)}:\n${output}`;
}

/** Go's `%q` format. For some characters, Go uses short escapes, and JSON uses no escape or a numeric one. */
export function goQuote(text: string): string {
  return JSON.stringify(text)
    .replaceAll("\\u0007", "\\a")
    .replaceAll("\\u000b", "\\v")
    .replace(/\\u00([01][0-9a-f])/g, "\\x$1")
    .replaceAll("\u007f", "\\x7f");
}
