/** A command in the demo's summary, and its answer. */
export interface Shown {
  readonly command: string;
  readonly seen: string;
}

/** Parses the demo's summary, and returns each command with its answer. Each command follows a `$`. The answer is on the lines after the command. */
export function transcriptOf(account: string): Shown[] {
  const parts = account.matchAll(/^ {4}\$ (?<command>.*)\n(?<seen>(?: {4}(?!\$ ).*\n)*)/gmu);
  return [...parts].map(({ groups = {} }) => ({
    command: groups["command"] ?? "",
    seen: (groups["seen"] ?? "").replaceAll(/^ {4}/gmu, "").trim(),
  }));
}
