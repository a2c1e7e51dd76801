import { writeFile } from "node:fs/promises";
import { diagramFormats, type DiagramFormat } from "@kind-berth/diagram";
import { Command, Option } from "commander";
import { drawDiagram } from "./draw-diagram";
import { explainProblem } from "../explain-problem";
import { readSource } from "../read-source";

/** Options for `berth diagram`. */
interface DiagramOptions {
  readonly format: DiagramFormat;
  readonly output?: string;
}

/** `berth diagram`: draws a cluster from its record or from a kind config. */
export function diagramCommand(): Command {
  return new Command("diagram")
    .description(
      "draw a cluster: its host ports, the nodes that carry them, and what must run on these nodes",
    )
    .argument(
      "[file]",
      "a cluster record as JSON (`pulumi stack output record --json`) or a kind config",
      "-",
    )
    .addOption(
      new Option("-f, --format <format>", "output format").choices(diagramFormats).default("mermaid"),
    )
    .option("-o, --output <file>", "output file (default: standard output)")
    .addHelpText("after", "\nIf the file is `-` or omitted, the command reads standard input.")
    .action(async (file: string, { format, output }: DiagramOptions) => {
      try {
        const text = drawDiagram(await readSource(file), format, (line) => process.stderr.write(`${line}\n`));
        if (output === undefined) process.stdout.write(text);
        else await writeFile(output, text);
      } catch (error) {
        process.stderr.write(`${explainProblem(error)}\n`);
        process.exitCode = 1;
      }
    });
}
