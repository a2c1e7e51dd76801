import { isMap, isScalar, isSeq, Scalar, type Node } from "yaml";
import { enumerate } from "../findings/enumerate";
import type { ArgumentFinding } from "../findings/finding";
import { joinPath } from "../findings/shape";
import { shownNode, type ConfigSource } from "./config-source";
import { mappingEntries, type Entry } from "./mapping-entries";
import { looseBoolean, scalarValue, type ScalarValue } from "./scalar-value";

/**
 * A function that reads a value of a given type in the same way as kind's decoder. The function treats a null value as absent.
 *
 * @param path - the value's path in Berth's arguments
 * @returns `undefined` for null and for a rejected value
 */
export type Read<T> = (node: Node | null, path: string, source: ConfigSource) => T | undefined;

/** Marks the types for which kind ignores tags that YAML does not define. */
const ignoringTags = "ignoring own tags";

/** Reads a string. A scalar of any other type, except null, becomes a string exactly as it is written. */
export const text: Read<string> = readNode((node) => {
  if (!isScalar<string>(node)) return new Wanted("string");
  return isNull(node) ? undefined : node.value;
}, ignoringTags);

/** Reads a number. The planner checks whether the number is a valid integer. */
export const number: Read<number> = readNode((node) => {
  const value = scalarOf(node);
  if (value === null || typeof value === "number") return value ?? undefined;
  return new Wanted("number");
});

/** Reads a value of any type, and returns whether the value is present. */
export const presence: Read<true> = readNode((node) => (isNull(node) ? undefined : true), ignoringTags);

/** Reads a boolean, including the YAML 1.1 boolean words, such as `yes` and `off`. */
export const boolean: Read<boolean> = readNode((node) => {
  const value = scalarOf(node);
  if (value === null || typeof value === "boolean") return value ?? undefined;
  const loose = typeof value === "string" ? looseBoolean(value) : undefined;
  return loose ?? new Wanted("boolean");
});

/** Reads a list, and skips null items, as kind does. */
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
  }, ignoringTags);
}

/**
 * Reads a mapping with keys that the user chooses.
 *
 * @param zero - the value that kind uses if a key has no value
 */
export function map<T>(item: Read<T>, zero: T): Read<Record<string, T>> {
  return mapping((entries, path, source) =>
    Object.fromEntries(
      entries.map(({ key, value }) => [key, item(value, joinPath(path, [key]), source) ?? zero]),
    ),
  );
}

/**
 * Reads a mapping with the keys that a program supports, and rejects all other keys.
 *
 * @param program - the program that reads the file
 */
export function fields<T extends object>(
  known: { readonly [K in keyof T]-?: Read<T[K]> },
  program = "kind",
): Read<Partial<T>> {
  const readers = new Map<string, Read<unknown>>(Object.entries(known));
  return mapping((entries, path, source) => {
    const values = entries.map((entry) => {
      const inside = joinPath(path, [entry.key]);
      const reader = readers.get(entry.key);
      if (reader === undefined) refuseKey(entry, inside, { program, fields: [...readers.keys()] }, source);
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
  }, ignoringTags);
}

/** Returns a scalar's value. Returns `undefined` if the node is not a scalar. */
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

/**
 * The tags that a value may have. For each tag, a function checks whether the tag matches the value. kind accepts all tags and ignores most
 * of them.
 */
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

/** Represents a value that has the wrong type, and describes the expected type. */
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

/**
 * Reads a YAML node. Follows aliases, and rejects a tag that does not match the value.
 *
 * @param ownTags - `ignoring own tags` if kind ignores tags that YAML does not define, such as `!name`. kind ignores them for strings, lists
 * and mappings, but not for numbers and booleans
 */
function readNode<T>(
  read: (node: Node, path: string, source: ConfigSource) => T | Wanted | undefined,
  ownTags?: typeof ignoringTags,
): Read<T> {
  return (node, path, source) =>
    source.read(node, path, (inner) => {
      const isIgnored = ownTags === ignoringTags && inner.tag?.startsWith("!") === true && inner.tag !== "!";
      if (isIgnored) source.refuse(ignoredTag(inner.tag ?? "", path));
      if (isIgnored || inner.tag === undefined || tags[inner.tag]?.(inner) === true) {
        const value = read(inner, path, source);
        if (!(value instanceof Wanted)) return value;
        source.refuse(value.misfit(inner, path));
        return undefined;
      }
      source.refuse({
        code: "KIND_CONFIG_TAG",
        path,
        rule: `the tag \`${inner.tag.replace(tag(""), "!!")}\` is not supported or does not match the value; the supported tags are \`!!str\`, \`!!int\`, \`!!float\`, \`!!bool\`, \`!!null\`, \`!!map\` and \`!!seq\``,
        remedy: "Remove the tag.",
      });
      return undefined;
    });
}

function ignoredTag(tag: string, path: string): ArgumentFinding {
  return {
    code: "KIND_CONFIG_TAG_IGNORED",
    path,
    rule: `kind ignores the tag \`${tag}\`, and reads the value as it is`,
    remedy: "Remove the tag. If another program replaces it, run this program first.",
  };
}

function refuseKey(
  entry: Entry,
  path: string,
  known: { readonly program: string; readonly fields: readonly string[] },
  source: ConfigSource,
): void {
  source.refuse(
    {
      code: "ARGUMENT_UNKNOWN",
      path,
      ...(entry.value === null ? {} : shownNode(entry.value)),
      rule: `${known.program} has no field \`${entry.key}\` here; the valid fields are ${enumerate(known.fields, "and")}`,
      remedy: "Correct the spelling, or remove the field.",
    },
    entry.keyNode,
  );
}
