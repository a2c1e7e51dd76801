/** A table with one text for each cell. */
export interface TextTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Formats a table as Markdown. All columns after the first are aligned to the right. */
export function markdownTable({ head, rows }: TextTable): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(" | ")} |`;
  const rule = `| ${head.map((_, index) => (index === 0 ? "---" : "---:")).join(" | ")} |`;
  return [line(head), rule, ...rows.map(line)].join("\n");
}

/** A vertical bar would end the cell. */
function escaped(cell: string): string {
  return cell.replaceAll("|", "\\|");
}
