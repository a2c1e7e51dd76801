import { Argument, Command } from "commander";
import { down } from "./down";
import { exampleNames } from "./examples";
import { up } from "./up";

const example = () =>
  new Argument("[example]", "a stack of examples/").choices(exampleNames()).default("multi-node");

const upCommand = new Command("up")
  .description("from nothing to the app's answer; run again, it changes nothing")
  .addArgument(example())
  .option("--host-port <port>", "the host port, where the example's own is taken")
  .option("--cluster-name <name>", "the cluster's name, where the example's own is taken")
  .action(up);

const downCommand = new Command("down")
  .description("removes all that the demo made")
  .addArgument(example())
  .action(down);

new Command("npm run demo --")
  .description("Takes an example stack to an app that answers on a host port, and away again.")
  .addCommand(upCommand, { isDefault: true })
  .addCommand(downCommand)
  .parseAsync()
  .catch((error: unknown) => {
    console.error(`berth: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  });
