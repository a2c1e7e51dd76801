/** A command that the demo's closing account shows, with what it was answered. */
export interface Shown {
  readonly command: string;
  readonly seen: string;
}

/** The commands and answers of the demo's closing account: each command after a `$`, its answer on the lines below it. */
export function transcriptOf(account: string): Shown[] {
  const parts = account.matchAll(/^ {4}\$ (?<command>.*)\n(?<seen>(?: {4}(?!\$ ).*\n)*)/gmu);
  return [...parts].map(({ groups = {} }) => ({
    command: groups["command"] ?? "",
    seen: (groups["seen"] ?? "").replaceAll(/^ {4}/gmu, "").trim(),
  }));
}
