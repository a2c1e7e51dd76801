import { constants } from "node:os";

/** How Go's `os` package names the signals that end a process. Anything else is `signal N`. */
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

/** Why a process failed, in the words of Go's `os/exec`, which the official plugin's errors begin with. */
export function exitReason(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal === null) return `exit status ${String(code)}`;
  return `signal: ${SIGNAL_NAMES[signal] ?? `signal ${String(constants.signals[signal])}`}`;
}

/** Why a process did not even start, in the words of Go's `os/exec`. */
export function startReason(program: string, failure: NodeJS.ErrnoException): string {
  if (failure.code === "ENOENT" && !program.includes("/")) {
    return `exec: "${program}": executable file not found in $PATH`;
  }
  return `fork/exec ${program}: ${systemMessage(failure)}`;
}

/** What the C library says of an error, less Node's code and call. */
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

/** The whole message of a command that failed. Source: `run` in provider/pkg/provider/local/commandOutputs.go. */
export function failureMessage(reason: string, command: string, output: string): string {
  return `${reason}: running ${goQuote(command)}:\n${output}`;
}

/** Go's `%q`: what JSON leaves as it is or writes by number, Go may write in short. */
export function goQuote(text: string): string {
  return JSON.stringify(text)
    .replaceAll("\\u0007", "\\a")
    .replaceAll("\\u000b", "\\v")
    .replace(/\\u00([01][0-9a-f])/g, "\\x$1")
    .replaceAll("\u007f", "\\x7f");
}
