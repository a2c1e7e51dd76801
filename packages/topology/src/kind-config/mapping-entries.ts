import { isMap, isScalar, isSeq, type Node, type YAMLMap } from "yaml";
import { joinPath } from "../findings/shape";
import { mendYaml, type ConfigSource } from "./config-source";

/** A key in a mapping, and the key's value. */
export interface Entry {
  readonly key: string;
  /** The key's YAML node. */
  readonly keyNode: Node;
  readonly value: Node | null;
}

/**
 * Returns a mapping's entries, including the entries that `<<` merges into it. The mapping's own entries override merged entries, and
 * earlier merged entries override later merged entries. Rejects duplicate keys and keys that are not scalars.
 */
export function mappingEntries(mapping: YAMLMap, path: string, source: ConfigSource): Entry[] {
  const own = ownEntries(mapping, path, source);
  const merged = own.filter(isMerge).flatMap(({ value }) => mergedEntries(value, path, source));
  const entries = new Map(own.filter((entry) => !isMerge(entry)).map((entry) => [entry.key, entry]));
  for (const entry of merged) {
    if (!entries.has(entry.key)) entries.set(entry.key, entry);
  }
  return [...entries.values()];
}

function ownEntries(mapping: YAMLMap, path: string, source: ConfigSource): Entry[] {
  const seen = new Set<string>();
  return mapping.items.flatMap((pair) => {
    const keyNode = pair.key as Node;
    // Any scalar can be a key. The key's text is used exactly as it is written. For example, `80` becomes "80".
    const key = isScalar(keyNode) ? String(keyNode.value) : undefined;
    if (key === undefined) {
      refuse(path, keyNode, "a key must be a string", source);
      return [];
    }
    if (seen.has(key)) {
      refuse(joinPath(path, [key]), keyNode, "the mapping already has this key", source);
      return [];
    }
    seen.add(key);
    return [{ key, keyNode, value: pair.value as Node | null }];
  });
}

/** Whether the key is an unquoted `<<`, which is the merge key in YAML 1.1. */
function isMerge({ keyNode }: Entry): boolean {
  return isScalar(keyNode) && keyNode.value === "<<" && keyNode.type === "PLAIN" && keyNode.tag === undefined;
}

function mergedEntries(node: Node | null, path: string, source: ConfigSource): Entry[] {
  const mergePath = joinPath(path, ["<<"]);
  const merged = isSeq(node) ? (node.items as Node[]) : [node];
  return merged.flatMap((one) => {
    const entries = source.read(one, mergePath, (inner) =>
      isMap(inner) ? mappingEntries(inner, path, source) : undefined,
    );
    if (entries === undefined)
      refuse(mergePath, one, "only a mapping or a list of mappings can be merged", source);
    source.count(entries?.length ?? 0);
    return entries ?? [];
  });
}

function refuse(path: string, node: Node | null, rule: string, source: ConfigSource): void {
  source.refuse({ code: "KIND_CONFIG_SYNTAX", path, rule, remedy: mendYaml }, node);
}
