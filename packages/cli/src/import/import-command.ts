import { parseKindConfig, sentence } from "@kind-berth/topology";
import { Command } from "commander";
import { explainProblem } from "../explain-problem";
import { readSource } from "../read-source";
import { describePorts } from "./describe-ports";
import { renderProgram } from "./render-program";

/**
 * `berth import`: reads an existing kind config and prints a Pulumi program that creates the same cluster. Prints warnings and the possible
 * exposures of each port on standard error, so that standard output contains only the program.
 */
export function importCommand(): Command {
  return new Command("import")
    .description("convert a kind config to a Pulumi program in TypeScript, and print the program")
    .argument("<file>", "the kind config or ctlptl file (YAML), or `-` for standard input")
    .action(async (file: string) => {
      try {
        const { args, plan } = parseKindConfig(await readSource(file), (warning) => {
          process.stderr.write(`warning: ${sentence(warning)}\n`);
        });
        process.stdout.write(renderProgram(args));
        for (const section of describePorts(plan)) process.stderr.write(`${section}\n`);
      } catch (error) {
        process.stderr.write(`${explainProblem(error)}\n`);
        process.exitCode = 1;
      }
    });
}
