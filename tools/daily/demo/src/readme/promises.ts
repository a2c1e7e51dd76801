import { shellBlocks } from "./steps";

/** A row of a README's table: a command and its output. */
export interface PromisedAnswer {
  readonly command: string;
  /** The output of the command. `…` matches any text. */
  readonly answer: string;
}

/** A preview that must be rejected, according to a README. It is a preview of the last stack. */
export interface PromisedRejection {
  /** The configuration that must be rejected, by key. */
  readonly config: Readonly<Record<string, string>>;
  /** The error. `…` matches any text on a line. */
  readonly error: string;
}

/** The rows of a README's tables of commands and answers. */
export function promisedAnswers(markdown: string): PromisedAnswer[] {
  const rows = markdown.matchAll(/^\| `(?<command>[^`]+)`\s*\| `(?<answer>[^`]+)`\s*\|$/gmu);
  return [...rows].map(({ groups = {} }) => ({
    command: groups["command"] ?? "",
    answer: groups["answer"] ?? "",
  }));
}

/**
 * The rejected previews of a README. Each one is a shell block with `pulumi config set …`, `pulumi preview`, and the error as a comment.
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

/** Whether the whole answer matches the promised one. */
export function isAsPromised(seen: string, promised: string): boolean {
  return new RegExp(`^${patternOf(promised, "[^]*")}$`, "u").test(seen);
}

/** Finds the part of an output that matches the promise, within one line. */
export function findPromised(output: string, promised: string): string | undefined {
  return new RegExp(patternOf(promised, "[^\\n]*?"), "u").exec(output)?.[0];
}

function patternOf(promised: string, anything: string): string {
  return promised
    .split("…")
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\/]/gu, "\\$&"))
    .join(anything);
}
