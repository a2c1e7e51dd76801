/** The example values that a demo can change. */
export interface Settings {
  /** The cluster's name. */
  readonly clusterName: string;
  /** The host ports. Each key is the name of a port in the example's configuration. */
  readonly ports: Readonly<Record<string, number>>;
}

/** The command-line options. */
export interface Wishes {
  /** The cluster's name. */
  readonly clusterName?: string;
  /** The host ports. An item such as `8081` sets the example's first port. An item such as `web=8081` sets the port with this name. */
  readonly hostPort?: readonly string[];
}

/**
 * Applies the command-line options to the settings.
 *
 * @throws RangeError that names the option, if a port number is invalid or the example has no port with this name.
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
    throw new RangeError(`--host-port ${wish}: a port must be a number from 1 to 65535.`);
  }
  return [name, port];
}

/**
 * Replaces an example's settings in a text with the demo's settings.
 *
 * @param text - a command, an answer or a configuration value from the README.
 * @param from - the settings that the text contains.
 * @param to - the new settings.
 */
export function adjust(text: string, from: Settings, to: Settings): string {
  const newPorts = new Map(
    Object.entries(from.ports).map(([name, port]) => [String(port), String(to.ports[name] ?? port)]),
  );
  // Replace the cluster name only within a node name, because the cluster name may also be an ordinary word, such as `https`.
  const node = new RegExp(`\\b${from.clusterName}(?=-(?:control-plane|worker)\\d*\\b)`, "gu");
  return (
    text
      // Replace all ports in one pass, because one port's new number may equal another port's old number.
      .replaceAll(/\b\d+\b/gu, (digits) => newPorts.get(digits) ?? digits)
      .replaceAll(node, to.clusterName)
  );
}
