/** An example in the table of the top README. */
export interface ListedExample {
  /** The example's folder under `examples`. */
  readonly name: string;
  /** A description of the example, in one line of plain text. */
  readonly shows: string;
}

/** The examples in the top README, in the order of its table. */
export function listedExamples(markdown: string): ListedExample[] {
  const rows = markdown.matchAll(
    /^\| \[(?<name>[\w-]+)\]\(examples\/\k<name>\)\s*\|\s*(?<shows>.*?)\s*\|$/gmu,
  );
  return [...rows].map(({ groups = {} }) => ({
    name: groups["name"] ?? "",
    shows: (groups["shows"] ?? "").replaceAll("`", ""),
  }));
}

/** Formats the list as text, with one line for each example. */
export function listText(examples: readonly ListedExample[]): string {
  const width = Math.max(...examples.map(({ name }) => name.length));
  return examples.map(({ name, shows }) => `  ${name.padEnd(width)}  ${shows}`).join("\n");
}
