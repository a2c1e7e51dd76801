/** What of an example can have another value in its demo. */
export interface Settings {
  /** The cluster's name. */
  readonly clusterName: string;
  /** The host ports, by their names in the example's configuration. */
  readonly ports: Readonly<Record<string, number>>;
}

/** What the command line asks for. */
export interface Wishes {
  /** The cluster's name. */
  readonly clusterName?: string;
  /** Host ports: `8081` for the example's first port, or `<name>=8081`. */
  readonly hostPort?: readonly string[];
}

/**
 * The settings with the wishes of the command line.
 *
 * @throws RangeError that names the option, if a port is no port or the example has no port of that name.
 */
export function applyWishes(settings: Settings, { clusterName, hostPort = [] }: Wishes): Settings {
  const ports = Object.fromEntries(hostPort.map((wish) => portWish(wish, Object.keys(settings.ports))));
  return {
    clusterName: clusterName ?? settings.clusterName,
    ports: { ...settings.ports, ...ports },
  };
}

function portWish(wish: string, names: readonly string[]): [string, number] {
  const [, name = names[0] ?? "", digits = ""] = /^(?:(\w+)=)?(.*)$/u.exec(wish) ?? [];
  if (!names.includes(name)) {
    throw new RangeError(
      `--host-port ${wish}: the example has no port "${name}". It has ${names.join(" and ")}.`,
    );
  }
  const port = Number(digits);
  if (!/^\d+$/u.test(digits) || port < 1 || port > 65_535) {
    throw new RangeError(`--host-port ${wish}: a port is a number from 1 to 65535.`);
  }
  return [name, port];
}

/**
 * A text of the example with the demo's settings.
 *
 * @param text - a command or an answer of the README, or what it configures.
 * @param from - the settings that the text has.
 * @param to - the settings that it gets.
 */
export function adjust(text: string, from: Settings, to: Settings): string {
  const newPorts = new Map(
    Object.entries(from.ports).map(([name, port]) => [String(port), String(to.ports[name] ?? port)]),
  );
  // Not every `https` is the cluster `https`: its name is known by the node's name that follows.
  const node = new RegExp(`\\b${from.clusterName}(?=-(?:control-plane|worker)\\d*\\b)`, "gu");
  return (
    text
      // All at once: a new port may be the same as another's old one.
      .replaceAll(/\b\d+\b/gu, (digits) => newPorts.get(digits) ?? digits)
      .replaceAll(node, to.clusterName)
  );
}
