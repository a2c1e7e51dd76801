import { Argument, Command, type HelpConfiguration } from "commander";
import { down } from "./down";
import { examples } from "./example";
import { listText } from "./readme/example-list";
import { up } from "./up";

const listed = examples();
const list = `\nExamples:\n${listText(listed)}`;

const example = () =>
  new Argument("[example]", "one of the examples below")
    .choices(listed.map(({ name }) => name))
    .default("multi-node");

/**
 * Adapts the help text for a command that runs as an npm script. The usage line shows the npm script, and the argument's description does not repeat the list of examples.
 */
const helpFor = (script: string): HelpConfiguration => ({
  commandUsage: () => `npm run ${script} -- [options] [example]`,
  argumentDescription: ({ description, defaultValue }) => `${description} (default: ${String(defaultValue)})`,
});

/** Collects the values of an option that can be repeated. */
const collect = (value: string, before: readonly string[] = []) => [...before, value];

const upCommand = new Command("up")
  .description(
    "create the example, and check every response that its README describes. A second run changes nothing",
  )
  .addArgument(example())
  .option(
    "--host-port <port>",
    "use another host port. If the example has several ports, write <name>=<port>. You can repeat this option",
    collect,
  )
  .option("--cluster-name <name>", "use another cluster name")
  .configureHelp(helpFor("demo"))
  .addHelpText("after", list)
  .action(up);

const downCommand = new Command("down")
  .description("remove everything that the demo created")
  .addArgument(example())
  .configureHelp(helpFor("demo:down"))
  .addHelpText("after", list)
  .action(down);

new Command("npm run demo --")
  .description("Create an example, check the responses that its README describes, and remove the example.")
  .addCommand(upCommand, { isDefault: true })
  .addCommand(downCommand)
  .addHelpText("after", list)
  .parseAsync()
  .catch((error: unknown) => {
    console.error(`berth: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  });
