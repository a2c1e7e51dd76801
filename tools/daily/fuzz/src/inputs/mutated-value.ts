import fc from "fast-check";
import { hostileTexts, hostileValues } from "./hostile-values";

/** A list or an object in a document. */
type Branch = unknown[] | Record<string, unknown>;

/** A change of one entry in a document. */
interface Mutation {
  /** Selects the list or object, and the entry in it. Any number selects one. */
  readonly where: number;
  readonly kind: "replace" | "remove" | "repeat" | "rename" | "add" | "swap";
  readonly key: string;
  readonly value: unknown;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  where: fc.nat(10_000),
  kind: fc.constantFrom("replace", "replace", "replace", "remove", "repeat", "rename", "add", "swap"),
  key: fc.constantFrom(...hostileTexts, "a-long-name.".repeat(40)),
  value: hostileValues,
});

/**
 * Generates copies of a valid document, each with up to four changes: entries with other values, and missing, additional, repeated, renamed
 * and exchanged entries. A counterexample shrinks to fewer changes with simpler values.
 *
 * @param documents - JSON values
 */
export function mutatedValue(...documents: readonly unknown[]): fc.Arbitrary<unknown> {
  return fc
    .tuple(fc.constantFrom(...documents), fc.array(mutation, { maxLength: 4 }))
    .map(([document, mutations]) => {
      const root: Record<string, unknown> = { document: structuredClone(document) };
      for (const one of mutations) apply(root, one);
      return root["document"];
    });
}

function apply(root: Record<string, unknown>, { where, kind, key, value }: Mutation): void {
  const entries = entriesOf(root);
  const [branch, entry] = entries[where % entries.length] ?? [root, "document"];
  const [other, otherEntry] = entries[(where * 7) % entries.length] ?? [root, "document"];
  switch (kind) {
    case "replace":
      setEntry(branch, entry, value);
      return;
    case "remove":
      if (Array.isArray(branch)) branch.splice(Number(entry), 1);
      else if (branch !== root) Reflect.deleteProperty(branch, entry);
      return;
    case "repeat":
      if (Array.isArray(branch)) branch.push(structuredClone(branch[Number(entry)]));
      return;
    case "rename":
      if (Array.isArray(branch) || branch === root) return;
      setEntry(branch, key, branch[entry]);
      Reflect.deleteProperty(branch, entry);
      return;
    case "add":
      if (Array.isArray(branch)) branch.push(value);
      else if (branch !== root) setEntry(branch, key, value);
      return;
    case "swap":
      setEntry(branch, entry, structuredClone(Reflect.get(other, otherEntry)));
  }
}

/** Sets an entry. Unlike an assignment, this also works for the key `__proto__`. */
function setEntry(branch: Branch, entry: string, value: unknown): void {
  Object.defineProperty(branch, entry, { value, configurable: true, enumerable: true, writable: true });
}

/** The number of levels in which entries are changed. Generated values can be deeper. */
const levels = 12;

function entriesOf(branch: Branch, depth = 0): [Branch, string][] {
  return Object.entries(branch).flatMap(([entry, value]: [string, unknown]): [Branch, string][] => [
    [branch, entry],
    ...(depth < levels && isBranch(value) ? entriesOf(value, depth + 1) : []),
  ]);
}

function isBranch(value: unknown): value is Branch {
  return Array.isArray(value) || (typeof value === "object" && value?.constructor === Object);
}
