import { shellBlocks } from "./steps";

/** A row in a README table. The row contains a command and the command's expected output. */
export interface PromisedAnswer {
  readonly command: string;
  /** The command's expected output, where `…` matches any text. */
  readonly answer: string;
}

/** A preview that Pulumi must reject, according to a README. The README runs this preview in its last stack. */
export interface PromisedRejection {
  /** The configuration that Pulumi must reject. Each configuration key has a value. */
  readonly config: Readonly<Record<string, string>>;
  /** The expected error, where `…` matches any text within a line. */
  readonly error: string;
}

/** Reads the commands and expected answers from the tables in a README. */
export function promisedAnswers(markdown: string): PromisedAnswer[] {
  const rows = markdown.matchAll(/^\| `(?<command>[^`]+)`\s*\| `(?<answer>[^`]+)`\s*\|$/gmu);
  return [...rows].map(({ groups = {} }) => ({
    command: groups["command"] ?? "",
    answer: groups["answer"] ?? "",
  }));
}

/**
 * Reads from a README the previews that Pulumi must reject. Each preview is a shell block that contains `pulumi config set …`,
 * `pulumi preview`, and the expected error as a comment.
 */
export function promisedRejections(markdown: string): PromisedRejection[] {
  return shellBlocks(markdown)
    .filter((block) => block.includes("pulumi preview"))
    .map((block) => ({
      config: Object.fromEntries(
        block.flatMap((line) => {
          const [, key, value] = /^pulumi config set (\S+) (\S+)$/u.exec(line) ?? [];
          return key === undefined || value === undefined ? [] : [[key, value]];
        }),
      ),
      error: block
        .filter((line) => line.startsWith("# "))
        .map((line) => line.slice("# ".length))
        .join(" "),
    }));
}

/** Whether the complete answer matches the promised answer. */
export function isAsPromised(seen: string, promised: string): boolean {
  return new RegExp(`^${patternOf(promised, "[^]*")}$`, "u").test(seen);
}

/** Finds the part of an output line that matches the promised text. */
export function findPromised(output: string, promised: string): string | undefined {
  return new RegExp(patternOf(promised, "[^\\n]*?"), "u").exec(output)?.[0];
}

function patternOf(promised: string, anything: string): string {
  return promised
    .split("…")
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\/]/gu, "\\$&"))
    .join(anything);
}
