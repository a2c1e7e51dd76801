import { constants } from "node:os";

/** The signal names in Go's `os` package. For every other signal, Go prints `signal N`. */
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

/** Returns the reason why a process failed, in the wording of Go's `os/exec`. The official plugin's errors begin with this reason. */
export function exitReason(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal === null) return `exit status ${String(code)}`;
  return `signal: ${SIGNAL_NAMES[signal] ?? `signal ${String(constants.signals[signal])}`}`;
}

/** Returns the reason why a process could not start, in the wording of Go's `os/exec`. */
export function startReason(program: string, failure: NodeJS.ErrnoException): string {
  if (failure.code === "ENOENT" && !program.includes("/")) {
    return `exec: "${program}": executable file not found in $PATH`;
  }
  return `fork/exec ${program}: ${systemMessage(failure)}`;
}

/** Returns the C library's message for an error, without the error code and the system call that Node.js adds. */
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

/** Returns the complete message for a failed command. Source: `run` in provider/pkg/provider/local/commandOutputs.go. */
export function failureMessage(reason: string, command: string, output: string): string {
  return `${reason}: running ${goQuote(command)}:\n${output}`;
}

/**
 * Formats text in the same way as Go's `%q`. For some characters, Go uses a short escape sequence, while JSON uses a numeric sequence or
 * none.
 */
export function goQuote(text: string): string {
  return JSON.stringify(text)
    .replaceAll("\\u0007", "\\a")
    .replaceAll("\\u000b", "\\v")
    .replace(/\\u00([01][0-9a-f])/g, "\\x$1")
    .replaceAll("\u007f", "\\x7f");
}
