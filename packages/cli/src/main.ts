import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { run, type Step } from "@kind-berth/driver";
import { diagramCommand } from "./diagram/diagram-command";
import { explainCommand } from "./explain/explain-command";
import { importCommand } from "./import/import-command";

const steps: Readonly<Record<Step, string>> = {
  create: "create the cluster of a plan, and print its report as JSON",
  update: "bring the cluster of a plan to what the plan says, and print its report anew",
  delete: "delete the cluster of a plan",
  kubeconfig: "print the kubeconfig of the administrator of a plan's cluster, which is a secret",
  observe: "print how the cluster of a plan stands, as JSON, and change nothing",
};

const manifest = readFileSync(join(__dirname, "../package.json"), "utf8");
const { version } = JSON.parse(manifest) as { version: string };

const program = new Command("berth")
  .description("Berth's command line. Pulumi programs run it through @kind-berth/components.")
  .version(version);

const ofCluster = program
  .command("cluster")
  .description("the driver of KindCluster: reads the cluster's plan as JSON from standard input");
for (const [step, description] of Object.entries(steps)) {
  ofCluster
    .command(step)
    .description(description)
    .action(() => run(`cluster ${step}`));
}
program
  .command("app")
  .description("the driver of ExposedApp: reads how an app is asked as JSON from standard input")
  .command("verify")
  .description("ask an app through its host port, and say what was seen")
  .action(() => run("app verify"));
program.addCommand(diagramCommand());
program.addCommand(importCommand());
program.addCommand(explainCommand());
program.addHelpText(
  "after",
  "\nEach message about a problem ends with a code. `berth explain CODE` describes it.",
);

void program.parseAsync();
