/** An example, as the top README lists it. */
export interface ListedExample {
  /** The folder's name under `examples`. */
  readonly name: string;
  /** What it shows, in one line of plain text. */
  readonly shows: string;
}

/** The examples of the top README's table, in its order. */
export function listedExamples(markdown: string): ListedExample[] {
  const rows = markdown.matchAll(
    /^\| \[(?<name>[\w-]+)\]\(examples\/\k<name>\)\s*\|\s*(?<shows>.*?)\s*\|$/gmu,
  );
  return [...rows].map(({ groups = {} }) => ({
    name: groups["name"] ?? "",
    shows: (groups["shows"] ?? "").replaceAll("`", ""),
  }));
}

/** The list as text, one line for each example. */
export function listText(examples: readonly ListedExample[]): string {
  const width = Math.max(...examples.map(({ name }) => name.length));
  return examples.map(({ name, shows }) => `  ${name.padEnd(width)}  ${shows}`).join("\n");
}
