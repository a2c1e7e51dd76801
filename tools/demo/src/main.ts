import { Argument, Command } from "commander";
import { down } from "./down";
import { exampleNames } from "./examples";
import { up } from "./up";

const example = () =>
  new Argument("[example]", "a stack of examples/").choices(exampleNames()).default("multi-node");

new Command("npm run demo --")
  .description("Takes an example stack to an app that answers on a host port, and away again.")
  .addCommand(
    new Command("up").description("from nothing to the app's answer").addArgument(example()).action(up),
    { isDefault: true },
  )
  .addCommand(
    new Command("down").description("removes all that the demo made").addArgument(example()).action(down),
  )
  .parseAsync()
  .catch((error: unknown) => {
    console.error(`berth: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  });
