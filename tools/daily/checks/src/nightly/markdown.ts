import { costsShown } from "../costs/cost-table";
import { closingLine } from "../count";
import type { CheckReport, NightlyReport } from "./report";

/** Formats a report as Markdown. */
export function markdownOf({ began, ended, commit, count, checks, files }: NightlyReport): string {
  return [
    `# Nightly run of ${commit}`,
    `**${closingLine(count)}**, from ${began} to ${ended}.`,
    "## Checks",
    table(
      ["Check", "What", "Passed", "Of these replayed", "Failed", "Seconds"],
      checks.map((check) => [
        check.name,
        check.title,
        check.passed,
        check.replayed,
        check.failed,
        check.seconds,
      ]),
    ),
    ...checks.flatMap(failuresSection),
    ...checks.flatMap(outputSection),
    "## Test files",
    table(
      ["File", "Check", "Seconds", "Cases"],
      costsShown(files).map(({ file, check, seconds, cases }) => [file, check, seconds.toFixed(1), cases]),
    ),
  ]
    .join("\n\n")
    .concat("\n");
}

function failuresSection({ name, failures }: CheckReport): string[] {
  if (failures.length === 0) return [];
  return [`## Failures of ${name}`, ...failures.flatMap(({ test, reason }) => [`- ${test}`, block(reason)])];
}

function outputSection({ name, output }: CheckReport): string[] {
  return output === undefined ? [] : [`## Output of ${name}`, block(output.trimEnd())];
}

/** Formats text as a Markdown code block, without changing the text. The block's fence is longer than every fence in the text. */
function block(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/gu)].map(([fence]) => fence.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) =>
    `| ${cells.map((cell) => String(cell).replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
