import Table from "cli-table3";
import type { PodPlace } from "@kind-berth-tools/probe";
import type { ClusterRecord } from "@kind-berth/topology";
import type { Example } from "./example";
import { titleOf, withAddress } from "./requests/request";
import type { SeenAnswer } from "./requests/send";

/** The results that the demo prints after it has created all stacks. */
export interface Facts {
  readonly example: Pick<Example, "name" | "stacks" | "settings">;
  /** The requests in the README, and their answers. */
  readonly answers: readonly SeenAnswer[];
  /** The rejected previews. */
  readonly rejections: readonly SeenAnswer[];
  /** The cluster record, which is a stack output. */
  readonly record: ClusterRecord;
  /** The pods that Berth created, on all nodes. */
  readonly pods: readonly PodPlace[];
  /**
   * The settings that a user needs to run Pulumi manually: the last stack's folder, and environment variables that the toolchain does not
   * set.
   */
  readonly byHand: { readonly env: Readonly<Record<string, string>>; readonly folder: string };
}

/**
 * Returns the summary that the demo prints at the end. The summary contains the answers, the node for each port and each pod, and the next
 * steps.
 */
export function account(facts: Facts): string {
  const { name } = facts.example;
  const [first] = facts.answers;
  if (first === undefined) throw new Error(`examples/${name}/README.md contains no request with an answer.`);
  return [
    `${titleOf(first.command)} answers:`,
    "",
    indented(first.seen),
    "",
    portTable(facts),
    podTable(facts),
    "",
    `Responses, as described in examples/${name}/README.md:`,
    ...[...facts.answers, ...facts.rejections].flatMap(({ command, seen }) => [
      `    $ ${command}`,
      indented(seen),
    ]),
    "",
    "Next steps:",
    `    ${withAddress(first.command)}`,
    ...suggestions(facts),
    "",
    "To run Pulumi manually:",
    `    eval "$(npm run --silent toolchain -- env)"`,
    ...Object.entries(facts.byHand.env).map(([key, value]) => `    export ${key}=${quoted(value)}`),
    `    cd ${quoted(facts.byHand.folder)}`,
  ].join("\n");
}

function portTable({ record }: Facts): string {
  return plainTable(
    ["port", "host address", "node", "container port"],
    record.ports.map((port) => [
      port.name,
      `${port.listenAddress}:${port.hostPort}`,
      port.node,
      `${port.containerPort}/${port.protocol}`,
    ]),
  );
}

function podTable({ record, pods, example: { settings } }: Facts): string {
  // If Berth did not create the cluster, the node names in the record include the cluster prefix.
  const carriers = new Set(record.ports.map(({ node }) => node.replace(`${settings.clusterName}-`, "")));
  return plainTable(
    ["pod", "node", ""],
    pods.map(({ name, node = "no node" }) => [name, node, carriers.has(node) ? "carries a port" : ""]),
  );
}

function suggestions({ example: { name, stacks }, record }: Facts): string[] {
  const change =
    record.nodes.length > 1 ? "move the port to another node" : "make a change that the README suggests";
  const example = name === "multi-node" ? "" : ` -- ${name}`;
  return [
    `    ${change} in ${stacks[0]?.folder ?? ""}/index.ts, then run the demo again`,
    `    npm run demo:down${example}      removes everything that the demo created`,
  ];
}

function indented(text: string): string {
  return `    ${text.trim().replaceAll("\n", "\n    ")}`;
}

/** Quotes text for a shell if the text needs quotes. */
function quoted(text: string): string {
  return /^[\w./:@%+=-]+$/u.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function plainTable(head: string[], rows: string[][]): string {
  const table = new Table({ head, style: { head: [], border: [] } });
  table.push(...rows);
  return table.toString();
}
