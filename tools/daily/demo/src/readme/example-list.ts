/** An example from the table in the main README. */
export interface ListedExample {
  /** The example's folder under `examples`. */
  readonly name: string;
  /** A one-line description of the example, in plain text. */
  readonly shows: string;
}

/** Reads the list of examples from the table in the main README, in table order. */
export function listedExamples(markdown: string): ListedExample[] {
  const rows = markdown.matchAll(
    /^\| \[(?<name>[\w-]+)\]\(examples\/\k<name>\)\s*\|\s*(?<shows>.*?)\s*\|$/gmu,
  );
  return [...rows].map(({ groups = {} }) => ({
    name: groups["name"] ?? "",
    shows: (groups["shows"] ?? "").replaceAll("`", ""),
  }));
}

/** Formats the list of examples as text. Each example has one line. */
export function listText(examples: readonly ListedExample[]): string {
  const width = Math.max(...examples.map(({ name }) => name.length));
  return examples.map(({ name, shows }) => `  ${name.padEnd(width)}  ${shows}`).join("\n");
}
