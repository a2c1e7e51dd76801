import Table from "cli-table3";
import type { PodPlace } from "@kind-berth-tools/probe";
import type { ClusterRecord } from "@kind-berth/topology";

/** What the demo found when everything was up. */
export interface Facts {
  /** The name of the example. */
  readonly example: string;
  /** The app's URL, as the stack gives it. */
  readonly url: string;
  /** What the app answered. */
  readonly answer: string;
  /** The cluster's record, as the stack gives it. */
  readonly record: ClusterRecord;
  /** The pods that Berth made, on every node. */
  readonly pods: readonly PodPlace[];
}

/** The account that closes the demo: the answer, who carries the port, where the pods run, and what to try next. */
export function account({ example, url, answer, record, pods }: Facts): string {
  const ports = plainTable(
    ["port", "on this machine", "carried by", "as"],
    record.ports.map((port) => [
      port.name,
      `${port.listenAddress}:${port.hostPort}`,
      port.node,
      `${port.containerPort}/${port.protocol}`,
    ]),
  );
  const carriers = new Set(record.ports.map(({ node }) => node));
  const places = plainTable(
    ["pod", "runs on", ""],
    pods.map(({ name, node = "no node" }) => [name, node, carriers.has(node) ? "carries a port" : ""]),
  );
  return [
    `${url} answers:`,
    "",
    `    ${answer.trim().replaceAll("\n", "\n    ")}`,
    "",
    ports,
    places,
    "",
    "What to try next:",
    `    curl ${curlArguments(url, record)}`,
    `    move the port to another node in examples/${example}/index.ts, and run the demo again`,
    "    npm run toolchain -- env      prints what pulumi, kind and kubectl need to be used by hand",
    `    npm run demo:down${example === "multi-node" ? "" : ` -- ${example}`}      removes everything that the demo made`,
  ].join("\n");
}

/** `*.localhost` resolves in browsers, but not in every resolver: curl is told the address. */
function curlArguments(url: string, record: ClusterRecord): string {
  const { hostname, port } = new URL(url);
  const address =
    record.ports.find(({ hostPort }) => String(hostPort) === port)?.listenAddress ?? "127.0.0.1";
  return `--resolve ${hostname}:${port}:${address} ${url}`;
}

function plainTable(head: string[], rows: string[][]): string {
  const table = new Table({ head, style: { head: [], border: [] } });
  table.push(...rows);
  return table.toString();
}
