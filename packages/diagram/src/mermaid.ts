import type { Box, NodeBox, Picture } from "./picture";
import { describePicture } from "./picture-text";

/**
 * Draws a picture as a Mermaid flowchart, for a pull request or a README.
 *
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
export function mermaid(picture: Picture): string {
  const ids = identifiers(picture);
  const { hostPorts, edges, nodes, services, pods } = picture;
  return [
    "flowchart LR",
    `  accTitle: ${accessible(picture.title)}`,
    `  accDescr: ${accessible(describePicture(picture))}`,
    ...hostPorts.map((box) => `  ${drawn(box, ids)}`),
    `  subgraph cluster ["${escaped(picture.title)}"]`,
    ...edges.map((box) => `    ${drawn(box, ids)}`),
    ...nodes.flatMap((node) => drawnNode(node, ids)),
    ...[...services, ...pods].map((box) => `    ${drawn(box, ids)}`),
    "  end",
    ...picture.arrows.map(({ from, to, label }) =>
      label === undefined
        ? `  ${ids(from)} --> ${ids(to)}`
        : `  ${ids(from)} -- "${escaped(label)}" --> ${ids(to)}`,
    ),
    "  classDef pinned stroke-width:3px",
    "",
  ].join("\n");
}

type Identifiers = (id: string) => string;

/**
 * Assigns a numbered identifier to each box, because Mermaid identifiers must be simple words. No identifier contains input, which could
 * contain Mermaid's own syntax.
 */
function identifiers({ hostPorts, edges, nodes, services, pods }: Picture): Identifiers {
  const boxes = [
    ...hostPorts,
    ...edges,
    ...nodes.flatMap((node) => [node, ...node.contents]),
    ...services,
    ...pods,
  ];
  const numbers = new Map(boxes.map(({ id }, index) => [id, index + 1]));
  return (id) => {
    const number = numbers.get(id) ?? numbers.size + 1;
    numbers.set(id, number);
    return `box${number}`;
  };
}

function drawnNode(node: NodeBox, ids: Identifiers): string[] {
  if (node.contents.length === 0) return [`    ${drawn(node, ids)}`];
  const title = [`${node.caption} ${node.title}`, ...node.details].map(escaped).join(", ");
  return [
    `    subgraph ${ids(node.id)} ["${title}"]`,
    ...node.contents.map((box) => `      ${drawn(box, ids)}`),
    "    end",
  ];
}

function drawn({ id, kind, caption, title, details, pinned = false }: Box, ids: Identifiers): string {
  const lines = [escaped(caption), `<b>${escaped(title)}</b>`, ...details.map(escaped)];
  const label = `"${lines.join("<br/>")}"`;
  const shape = kind === "hostPort" ? `([${label}])` : `[${label}]`;
  return `${ids(id)}${shape}${pinned ? ":::pinned" : ""}`;
}

/** Escapes every character that Mermaid could parse as its own syntax, as HTML or as Markdown. */
function escaped(text: string): string {
  return text.replace(/[^A-Za-z0-9 .,:/()=-]/gu, (character) => `#${character.codePointAt(0) ?? 0};`);
}

/**
 * In Mermaid, a title or description ends at the end of its line and cannot contain escapes. This function replaces special characters with
 * spaces.
 */
function accessible(text: string): string {
  return text.replace(/[^A-Za-z0-9 .,:/()=[\]'-]/gu, " ");
}
