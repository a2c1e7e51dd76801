import type { ArgumentFinding, Finding } from "../findings/finding";
import { textAt } from "../findings/value-at";
import type { PortRecord } from "../model/port-record";

/** The maximum number of separate warnings with the same code. If more ports have the same problem, one warning describes all of them. */
const mostSeparate = 3;

/** A port, and the path at which the program declares the port, such as `portMappings[1]`. */
interface Declared {
  readonly path: string;
  readonly port: PortRecord;
  /** The entry of the program, if it describes a range of ports. All ports of the range have the entry's path. */
  readonly range?: object;
  /**
   * The address that a warning is about, and its path, such as `portMappings[1].listenAddress[0]`.
   *
   * @default the warning is about a property of the port
   */
  readonly at?: { readonly path: string; readonly address: string };
}

/** A warning that can apply to many ports. */
export interface PortWarning<Port extends Declared = Declared> {
  readonly code: ArgumentFinding["code"];
  /** The property of the port that the warning is about. */
  readonly about: "name" | "listenAddress" | "hostPort" | "containerPort";
  /** Describes the problem of one port. */
  readonly one: (declared: Port) => Text;
  /**
   * Describes the problem that several ports have.
   *
   * @param ports - the number of ports, the first names, and the range of host ports
   */
  readonly several: (ports: string) => Text;
}

type Text = Pick<ArgumentFinding, "rule" | "remedy">;

/**
 * Returns one warning for each port or address, if only a few ports have the problem. If not, returns one warning for all ports. Its path
 * is the path of the first port. If all ports belong to one range, its value is the range.
 *
 * @param ports - the ports that have the problem
 *
 * @example
 * ```ts
 * // portMappings[0].hostPort is 1: a rootless engine cannot bind the host ports of 900 ports (`a`, `b`, `c` and 897 more, host ports 1 to 900).
 * ```
 */
export function warnAboutPorts<Port extends Declared>(
  ports: readonly Port[],
  { code, about, one, several }: PortWarning<Port>,
): Finding[] {
  const finding = (declared: Port, text: Text): ArgumentFinding => ({
    code,
    path: declared.at?.path ?? `${declared.path}.${about}`,
    value: declared.at?.address ?? declared.port[about],
    ...text,
  });
  const [first] = ports;
  // A port can occur several times, once for each of its addresses.
  const records = [...new Set(ports.map(({ port }) => port))];
  if (first === undefined || records.length <= mostSeparate)
    return ports.map((declared) => finding(declared, one(declared)));
  const combined = finding(first, several(listed(records)));
  const written = ports.every(({ path }) => path === first.path) ? textAt(first.range, about) : undefined;
  return [written === undefined ? combined : { ...combined, value: written }];
}

function listed(ports: readonly PortRecord[]): string {
  const names = ports.slice(0, mostSeparate).map(({ name }) => `\`${name}\``);
  const numbers = ports.map(({ hostPort }) => hostPort).sort((one, other) => one - other);
  const range = [...new Set([numbers[0], numbers.at(-1)])].join(" to ");
  return (
    `${ports.length} ports (${names.join(", ")} and ${ports.length - mostSeparate} more, ` +
    `${range.includes(" ") ? "host ports" : "host port"} ${range})`
  );
}
