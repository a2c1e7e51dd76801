import { visit, type Alias, type Document, type Node } from "yaml";

/**
 * Returns the node to which each alias in a document refers: the last node before the alias with this anchor.
 *
 * `Alias.resolve` searches the whole document for each alias, so its time would grow with the square of the document's size.
 */
export function aliasTargets(document: Document): ReadonlyMap<Alias, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  const remember = (_: unknown, node: Node & { anchor?: string }): void => {
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
  };
  visit(document, {
    Alias: (_, alias) => {
      const target = anchors.get(alias.source);
      if (target !== undefined) targets.set(alias, target);
    },
    Map: remember,
    Scalar: remember,
    Seq: remember,
  });
  return targets;
}
