import Table from "cli-table3";
import type { PodPlace } from "@kind-berth-tools/probe";
import type { ClusterRecord } from "@kind-berth/topology";
import type { Example } from "./example";
import { titleOf, withAddress } from "./requests/request";
import type { SeenAnswer } from "./requests/send";

/** What the demo found when everything was up. */
export interface Facts {
  readonly example: Pick<Example, "name" | "stacks" | "settings">;
  /** The README's requests with their answers. */
  readonly answers: readonly SeenAnswer[];
  /** The previews that were rejected. */
  readonly rejections: readonly SeenAnswer[];
  /** The cluster's record, an output of the stack. */
  readonly record: ClusterRecord;
  /** The pods that Berth created, on every node. */
  readonly pods: readonly PodPlace[];
  /** What Pulumi needs to be used by hand: its environment besides the toolchain's, and the folder of the last stack. */
  readonly byHand: { readonly env: Readonly<Record<string, string>>; readonly folder: string };
}

/** The account that closes the demo: the answers, which node carries each port, where the pods run, and what to try next. */
export function account(facts: Facts): string {
  const { name } = facts.example;
  const [first] = facts.answers;
  if (first === undefined) throw new Error(`examples/${name}/README.md promises no answer.`);
  return [
    `${titleOf(first.command)} answers:`,
    "",
    indented(first.seen),
    "",
    portTable(facts),
    podTable(facts),
    "",
    `As examples/${name}/README.md promises:`,
    ...[...facts.answers, ...facts.rejections].flatMap(({ command, seen }) => [
      `    $ ${command}`,
      indented(seen),
    ]),
    "",
    "What to try next:",
    `    ${withAddress(first.command)}`,
    ...suggestions(facts),
    "",
    "To use Pulumi by hand:",
    `    eval "$(npm run --silent toolchain -- env)"`,
    ...Object.entries(facts.byHand.env).map(([key, value]) => `    export ${key}=${quoted(value)}`),
    `    cd ${quoted(facts.byHand.folder)}`,
  ].join("\n");
}

function portTable({ record }: Facts): string {
  return plainTable(
    ["port", "on this machine", "carried by", "as"],
    record.ports.map((port) => [
      port.name,
      `${port.listenAddress}:${port.hostPort}`,
      port.node,
      `${port.containerPort}/${port.protocol}`,
    ]),
  );
}

function podTable({ record, pods, example: { settings } }: Facts): string {
  // A cluster that Berth did not create has its nodes' whole names in the record.
  const carriers = new Set(record.ports.map(({ node }) => node.replace(`${settings.clusterName}-`, "")));
  return plainTable(
    ["pod", "runs on", ""],
    pods.map(({ name, node = "no node" }) => [name, node, carriers.has(node) ? "carries a port" : ""]),
  );
}

function suggestions({ example: { name, stacks }, record }: Facts): string[] {
  const change =
    record.nodes.length > 1 ? "move the port to another node" : "change what the README suggests";
  const example = name === "multi-node" ? "" : ` -- ${name}`;
  return [
    `    ${change} in ${stacks[0]?.folder ?? ""}/index.ts, and run the demo again`,
    `    npm run demo:down${example}      removes everything that the demo made`,
  ];
}

function indented(text: string): string {
  return `    ${text.trim().replaceAll("\n", "\n    ")}`;
}

/** For a shell. */
function quoted(text: string): string {
  return /^[\w./:@%+=-]+$/u.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function plainTable(head: string[], rows: string[][]): string {
  const table = new Table({ head, style: { head: [], border: [] } });
  table.push(...rows);
  return table.toString();
}
