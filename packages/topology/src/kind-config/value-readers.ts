import { isMap, isScalar, isSeq, Scalar, type Node } from "yaml";
import type { ArgumentFinding } from "../findings/finding";
import { joinPath } from "../findings/shape";
import { shownNode, type ConfigSource } from "./config-source";
import { mappingEntries, type Entry } from "./mapping-entries";
import { looseBoolean, scalarValue, type ScalarValue } from "./scalar-value";

/**
 * Reads a value of some type as kind's decoder does. What is null is as good as absent.
 *
 * @param path - where the value stands, as in Berth's arguments
 * @returns `undefined` for what is null, and for what is refused
 */
export type Read<T> = (node: Node | null, path: string, source: ConfigSource) => T | undefined;

/** A text: any scalar but null is one, as it is written. */
export const text: Read<string> = readNode((node) => {
  if (!isScalar<string>(node)) return new Wanted("text");
  return isNull(node) ? undefined : node.value;
});

/** A number. Whether it is a whole one that fits is for the planner to say. */
export const number: Read<number> = readNode((node) => {
  const value = scalarOf(node);
  if (value === null || typeof value === "number") return value ?? undefined;
  return new Wanted("number");
});

/** A boolean, in YAML 1.1's words too. */
export const boolean: Read<boolean> = readNode((node) => {
  const value = scalarOf(node);
  if (value === null || typeof value === "boolean") return value ?? undefined;
  const loose = typeof value === "string" ? looseBoolean(value) : undefined;
  return loose ?? new Wanted("boolean");
});

/** A list. Items that are null are left out, as kind leaves them out. */
export function list<T>(item: Read<T>): Read<T[]> {
  return readNode((node, path, source) => {
    if (isNull(node)) return undefined;
    if (!isSeq<Node>(node)) return new Wanted("list");
    const items: T[] = [];
    for (const one of node.items) {
      const value = item(one, `${path}[${items.length}]`, source);
      if (value !== undefined) items.push(value);
    }
    return items;
  });
}

/**
 * A mapping from texts of the user's choice.
 *
 * @param zero - what a key without a value means to kind
 */
export function map<T>(item: Read<T>, zero: T): Read<Record<string, T>> {
  return mapping((entries, path, source) =>
    Object.fromEntries(
      entries.map(({ key, value }) => [key, item(value, joinPath(path, [key]), source) ?? zero]),
    ),
  );
}

/** A mapping with keys that kind knows; any other is refused. */
export function fields<T extends object>(known: { readonly [K in keyof T]-?: Read<T[K]> }): Read<Partial<T>> {
  const readers = new Map<string, Read<unknown>>(Object.entries(known));
  return mapping((entries, path, source) => {
    const values = entries.map((entry) => {
      const inside = joinPath(path, [entry.key]);
      const reader = readers.get(entry.key);
      if (reader === undefined) refuseKey(entry, inside, [...readers.keys()], source);
      return [entry.key, reader?.(entry.value, inside, source)] as const;
    });
    return Object.fromEntries(values.filter(([, value]) => value !== undefined)) as Partial<T>;
  });
}

function mapping<T>(read: (entries: readonly Entry[], path: string, source: ConfigSource) => T): Read<T> {
  return readNode((node, path, source) => {
    if (isNull(node)) return undefined;
    if (!isMap(node)) return new Wanted("mapping");
    return read(mappingEntries(node, path, source), path, source);
  });
}

/** What a scalar stands for; `undefined` for what is none. */
function scalarOf(node: Node): ScalarValue | undefined {
  if (!isScalar<string>(node)) return undefined;
  const quoted = node.type !== Scalar.PLAIN && (node.tag === undefined || node.tag === "!");
  return quoted || node.tag === tag("str") ? node.value : scalarValue(node.value);
}

function isNull(node: Node): boolean {
  return scalarOf(node) === null;
}

function tag(name: string): string {
  return `tag:yaml.org,2002:${name}`;
}

/** The tags that a value may wear, and whether it fits them. kind takes any tag, and most of them mean nothing to it. */
const tags: Readonly<Record<string, (node: Node) => boolean>> = {
  "!": () => true,
  [tag("map")]: isMap,
  [tag("seq")]: isSeq,
  [tag("str")]: isScalar,
  [tag("int")]: (node) => Number.isInteger(scalarOf(node)),
  [tag("float")]: (node) => typeof scalarOf(node) === "number",
  [tag("bool")]: (node) => typeof scalarOf(node) === "boolean",
  [tag("null")]: isNull,
};

/** Stands for a value of another type than the one that is asked for. */
class Wanted {
  constructor(readonly type: string) {}

  misfit(node: Node, path: string): ArgumentFinding {
    const quoted = isScalar(node) && node.type !== Scalar.PLAIN;
    return {
      code: "ARGUMENT_TYPE",
      path,
      ...shownNode(node),
      rule: `it must be a ${this.type}`,
      remedy: quoted ? `Write a ${this.type}, without quotes.` : `Write a ${this.type}.`,
    };
  }
}

/** Reads what stands there, behind aliases too, unless it wears a tag that does not fit it. */
function readNode<T>(
  read: (node: Node, path: string, source: ConfigSource) => T | Wanted | undefined,
): Read<T> {
  return (node, path, source) =>
    source.read(node, path, (inner) => {
      if (inner.tag === undefined || tags[inner.tag]?.(inner) === true) {
        const value = read(inner, path, source);
        if (!(value instanceof Wanted)) return value;
        source.refuse(value.misfit(inner, path));
        return undefined;
      }
      source.refuse({
        code: "KIND_CONFIG_TAG",
        path,
        rule: `the tag \`${inner.tag.replace(tag(""), "!!")}\` does not fit the value, or is none of \`!!str\`, \`!!int\`, \`!!float\`, \`!!bool\`, \`!!null\`, \`!!map\`, \`!!seq\``,
        remedy: "Take the tag out.",
      });
      return undefined;
    });
}

function refuseKey(entry: Entry, path: string, known: readonly string[], source: ConfigSource): void {
  source.refuse(
    {
      code: "ARGUMENT_UNKNOWN",
      path,
      ...(entry.value === null ? {} : shownNode(entry.value)),
      rule: `kind knows no field \`${entry.key}\` here, only ${known.map((name) => `\`${name}\``).join(", ")}`,
      remedy: "Correct its spelling, or take it out.",
    },
    entry.keyNode,
  );
}
