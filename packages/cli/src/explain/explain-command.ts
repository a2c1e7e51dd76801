import { findingExamples } from "@kind-berth/driver/finding-examples";
import { ruleCodes, type RuleCode } from "@kind-berth/topology";
import { explainRule } from "@kind-berth/topology/explain";
import { Argument, Command, Option } from "commander";
import { explanationText, listText } from "./explanation-text";
import { similarCodes } from "./similar-codes";

/** Options for `berth explain`. */
interface ExplainOptions {
  readonly format: "text" | "json";
}

/** `berth explain`: prints the explanation of a rule, or a list of all rules. */
export function explainCommand(): Command {
  return new Command("explain")
    .description("explain a rule by its code, such as HOST_PORT_TAKEN, or list all rules")
    .addArgument(new Argument("[code]", "the code at the end of a message; all codes if omitted"))
    .addOption(
      new Option("-f, --format <format>", "the format of the output")
        .choices(["text", "json"])
        .default("text"),
    )
    .action((text: string | undefined, { format }: ExplainOptions, command: Command) => {
      const codes = text === undefined ? ruleCodes : [codeOf(text)];
      const known = codes.filter((code) => code !== undefined);
      if (text !== undefined && known.length === 0) command.error(unknownCode(text));
      const rules = known.map((rule) => explainRule(rule, findingExamples));
      const [rule] = rules;
      if (format === "json") print(JSON.stringify(text === undefined ? rules : rule, undefined, 2));
      else print(text === undefined || rule === undefined ? listText(rules) : explanationText(rule));
    });
}

/** The rule code that a user typed, with or without brackets. Error messages contain codes in brackets. */
function codeOf(text: string): RuleCode | undefined {
  const wanted = text.replace(/^\[|\]$/g, "").toUpperCase();
  return ruleCodes.find((code) => code === wanted);
}

function unknownCode(text: string): string {
  const similar = similarCodes(text, ruleCodes);
  const hint =
    similar.length === 0
      ? "`berth explain` lists all codes."
      : `(Did you mean ${similar.length === 1 ? "" : "one of "}${similar.join(", ")}?)`;
  return `error: unknown code '${text}'\n${hint}`;
}

function print(text: string): void {
  process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}
