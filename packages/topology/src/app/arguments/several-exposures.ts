import { uniqBy } from "es-toolkit/array";
import { given, withPath, type Finding } from "../../findings/finding";
import type { App } from "./app-shape";

/**
 * The arguments that apply to the whole app. Berth reports a problem with such an argument only once, instead of once for each exposure.
 */
const ownKeys: readonly (keyof App)[] = [
  "name",
  "namespace",
  "labels",
  "annotations",
  "strategy",
  "replicas",
  "podSpec",
  "service",
];

/**
 * Adds a prefix to the argument paths in findings about one exposure, so that each path is the full path of the program's argument.
 *
 * @param at - the prefix to add, such as `exposures[1].`
 */
export function prefixPaths(findings: readonly Finding[], at: string): Finding[] {
  return findings.map((finding) =>
    withPath(finding, (path) => (ownKeys.some((key) => isIn(path, key)) ? path : `${at}${path}`)),
  );
}

/** Removes duplicate findings, which occur when several exposures have the same problem. */
export function dedupeFindings(findings: readonly Finding[]): Finding[] {
  return uniqBy(findings, ({ code, path, object }) => `${code} ${path ?? object}`);
}

/**
 * Checks that `exposures` is not empty. Also checks that arguments for an exposure are not set outside `exposures`.
 *
 * @param args - the app's arguments, which must be an object
 * @param keys - the names of the arguments that belong to an exposure
 */
export function checkNotBesideExposures(
  args: unknown,
  exposures: readonly unknown[],
  keys: readonly string[],
): Finding[] {
  const beside = Object.entries(args as Record<string, unknown>).filter(
    ([key, value]) => keys.includes(key) && value !== undefined,
  );
  return [
    ...(exposures.length === 0 ? [missing] : []),
    ...beside.map(([key, value]) => ({
      code: "ARGUMENT_UNUSED" as const,
      path: key,
      ...given(value),
      rule: `it has no effect together with \`exposures\`, because each exposure has its own \`${key}\``,
      remedy: `Move \`${key}\` into the exposures that need it, or remove it.`,
    })),
  ];
}

const missing: Finding = {
  code: "EXPOSURES_EMPTY",
  path: "exposures",
  value: [],
  rule: "without an exposure, no port would forward to the app",
  remedy: "Add an exposure with a `port`, or omit `exposures` and set `port`.",
};

function isIn(path: string, key: string): boolean {
  return path === key || path.startsWith(`${key}.`) || path.startsWith(`${key}[`);
}

/**
 * Returns a name for each exposure. Objects that belong only to one exposure, such as its Ingress, have this name. The first exposure has
 * the app's name, so its name stays the same when you add exposures. Any other exposure has the app's name followed by the port name. If
 * one port has several exposures, the name also ends with a number.
 */
export function objectNames(exposures: readonly Pick<App, "name" | "port">[]): string[] {
  const names = new Set<string>();
  for (const { name, port } of exposures) {
    names.add(names.size === 0 ? name : unusedName(`${name}-${port}`, names));
  }
  return [...names];
}

/** Increases the number until the name is unique, because other names may also end with a number. */
function unusedName(name: string, names: ReadonlySet<string>): string {
  let unused = name;
  for (let number = 2; names.has(unused); number += 1) unused = `${name}-${number}`;
  return unused;
}

/** The maximum length of a Service name, in characters. */
const longestName = 63;

/** Checks the length of an object name that includes the port name. */
export function checkObjectName(objectName: string, { name }: App): Finding[] {
  // Another check reports an app name that is too long by itself.
  if (objectName.length <= longestName || name.length > longestName) return [];
  return [
    {
      code: "APP_NAME_INVALID",
      path: "name",
      value: name,
      rule: `object names consist of the app name and the port name, but \`${objectName}\` has more than ${longestName} characters`,
      remedy: "Use a shorter name for the app or for the port.",
    },
  ];
}
