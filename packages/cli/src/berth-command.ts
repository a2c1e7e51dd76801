import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { run, type Step } from "@kind-berth/driver";
import { printable } from "@kind-berth/topology";
import { diagramCommand } from "./diagram/diagram-command";
import { explainCommand } from "./explain/explain-command";
import { importCommand } from "./import/import-command";

const steps: Readonly<Record<Step, string>> = {
  create: "create the planned cluster, and print a report as JSON",
  ready: "wait until every node of the planned cluster is Ready",
  update: "update the planned cluster in place, and print a report as JSON",
  delete: "delete the planned cluster",
  kubeconfig: "print the administrator kubeconfig of the planned cluster (it contains credentials)",
  observe: "print the current state of the planned cluster as JSON, without changing the cluster",
};

const manifest = readFileSync(join(__dirname, "../package.json"), "utf8");
const { version } = JSON.parse(manifest) as { version: string };

/** Creates the `berth` command with all its subcommands. */
export function berthCommand(): Command {
  const program = new Command("berth")
    .description(
      "Import kind configs and draw clusters. The commands `cluster` and `app` run the driver of @kind-berth/components.",
    )
    .version(version)
    // Messages about arguments quote them. An argument can contain characters that change the terminal's state.
    .configureOutput({ writeErr: (text) => process.stderr.write(printable(text)) });

  const ofCluster = program
    .command("cluster")
    .description("driver of KindCluster: read a cluster plan as JSON from standard input");
  for (const [step, description] of Object.entries(steps)) {
    ofCluster
      .command(step)
      .description(description)
      .action(() => run(`cluster ${step}`));
  }
  program
    .command("app")
    .description("driver of ExposedApp: read a health check as JSON from standard input")
    .command("verify")
    .description("send requests to the host port of an app, and print the result")
    .action(() => run("app verify"));
  for (const command of [diagramCommand(), importCommand(), explainCommand()])
    program.addCommand(command.copyInheritedSettings(program));
  return program.addHelpText(
    "after",
    "\nEach message about a problem ends with a code. `berth explain CODE` describes it.",
  );
}
