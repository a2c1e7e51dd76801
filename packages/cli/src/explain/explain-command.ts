import { findingExamples } from "@kind-berth/driver/finding-examples";
import { hopCodeNames, ruleCodes, type HopCode, type RuleCode } from "@kind-berth/topology";
import { explainHopCode, explainRule } from "@kind-berth/topology/explain";
import { Argument, Command, Option } from "commander";
import { explanationText, listText } from "./explanation-text";
import { hopExplanationText, hopListText } from "./hop-explanation-text";
import { similarCodes } from "./similar-codes";

/** Options for `berth explain`. */
interface ExplainOptions {
  readonly format: "text" | "json";
}

/** An explanation as text, and as a value for JSON. */
interface Output {
  readonly text: string;
  readonly json: unknown;
}

/** `berth explain`: explains a rule or a hop code, or lists all codes. */
export function explainCommand(): Command {
  return new Command("explain")
    .description("explain a code, such as HOST_PORT_TAKEN or POD_ON_OTHER_NODE, or list all codes")
    .addArgument(new Argument("[code]", "the code at the end of a message; all codes if omitted"))
    .addOption(
      new Option("-f, --format <format>", "the format of the output")
        .choices(["text", "json"])
        .default("text"),
    )
    .action((text: string | undefined, { format }: ExplainOptions, command: Command) => {
      const output = text === undefined ? allCodes() : (oneCode(text) ?? command.error(unknownCode(text)));
      print(format === "json" ? JSON.stringify(output.json, undefined, 2) : output.text);
    });
}

function allCodes(): Output {
  const rules = ruleCodes.map((code) => explainRule(code, findingExamples));
  const hops = hopCodeNames.map(explainHopCode);
  return { text: `${listText(rules)}\n${hopListText(hops)}`, json: [...rules, ...hops] };
}

/** Returns the explanation of the code that the user entered. The code may be in brackets, as in messages. */
function oneCode(text: string): Output | undefined {
  const wanted = text.replace(/^\[|\]$/g, "").toUpperCase();
  const ruleCode: RuleCode | undefined = ruleCodes.find((code) => code === wanted);
  if (ruleCode !== undefined) {
    const rule = explainRule(ruleCode, findingExamples);
    return { text: explanationText(rule), json: rule };
  }
  const hopCode: HopCode | undefined = hopCodeNames.find((code) => code === wanted);
  if (hopCode === undefined) return undefined;
  const hop = explainHopCode(hopCode);
  return { text: hopExplanationText(hop), json: hop };
}

function unknownCode(text: string): string {
  const similar = similarCodes(text, [...ruleCodes, ...hopCodeNames]);
  const hint =
    similar.length === 0
      ? "`berth explain` lists all codes."
      : `(Did you mean ${similar.length === 1 ? "" : "one of "}${similar.join(", ")}?)`;
  return `error: unknown code '${text}'\n${hint}`;
}

function print(text: string): void {
  process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}
