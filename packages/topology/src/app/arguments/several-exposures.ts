import { uniqBy } from "es-toolkit";
import { given, withPath, type Finding } from "../../findings/finding";
import type { App } from "./app-shape";

/** The arguments that belong to the app and not to one of its exposures: what is amiss with them is said once. */
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
 * Findings about one exposure of an app, with the paths of its arguments as they stand in the program.
 *
 * @param at - what these paths begin with, such as `exposures[1].`
 */
export function prefixPaths(findings: readonly Finding[], at: string): Finding[] {
  return findings.map((finding) =>
    withPath(finding, (path) => (ownKeys.some((key) => isIn(path, key)) ? path : `${at}${path}`)),
  );
}

/** The findings without those that each of several exposures brings up again. */
export function dedupeFindings(findings: readonly Finding[]): Finding[] {
  return uniqBy(findings, ({ code, path, object }) => `${code} ${path ?? object}`);
}

/**
 * Checks that an app with `exposures` has some, and says nothing beside them that each of them says.
 *
 * @param args - the app's arguments, known to be an object
 * @param keys - what each exposure says
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
      rule: "beside `exposures` it has no effect: each of them says its own",
      remedy: `Move \`${key}\` into the exposures that it is meant for, or take it out.`,
    })),
  ];
}

const missing: Finding = {
  code: "EXPOSURES_EMPTY",
  path: "exposures",
  value: [],
  rule: "no port would lead to the app, and Berth would have nothing to place it by",
  remedy: "Name a port in it, or leave it out and give `port`.",
};

function isIn(path: string, key: string): boolean {
  return path === key || path.startsWith(`${key}.`) || path.startsWith(`${key}[`);
}

/**
 * The names of what belongs to each exposure of an app alone, such as its Ingress: the app's for the first, so that it stays as it is when
 * others are added; with the name of the port after it for the others, and a number where one port leads to the app in several ways.
 */
export function objectNames(exposures: readonly Pick<App, "name" | "port">[]): string[] {
  const names = new Set<string>();
  for (const { name, port } of exposures) {
    names.add(names.size === 0 ? name : unusedName(`${name}-${port}`, names));
  }
  return [...names];
}

/** A port may be named like another one with a number after it. */
function unusedName(name: string, names: ReadonlySet<string>): string {
  let unused = name;
  for (let number = 2; names.has(unused); number += 1) unused = `${name}-${number}`;
  return unused;
}

/** The longest name of a Service, in characters. */
const longestName = 63;

/** Checks the name of what belongs to one of several exposures. */
export function checkObjectName(objectName: string, { name }: App): Finding[] {
  if (objectName === name || objectName.length <= longestName || name.length > longestName) return [];
  return [
    {
      code: "APP_NAME_INVALID",
      path: "name",
      value: name,
      rule: `with the name of the port after it, \`${objectName}\` would be the name of objects, which have at most ${longestName} characters`,
      remedy: "Shorten the name of the app or of the port.",
    },
  ];
}
