import { padding, sizeText, type SizedText } from "./box-size";
import type { Box, NodeBox, Picture } from "./picture";

/** The vertical distance between boxes inside a node box, in pixels. */
export const stackGap = 10;

/** A box and its size. A node box is large enough for the boxes that it contains. */
export interface SizedBox {
  readonly box: Box;
  readonly text: SizedText;
  /** The width of the box in pixels. */
  readonly width: number;
  /** The height of the box in pixels. */
  readonly height: number;
  readonly contents: readonly SizedBox[];
}

/** The columns in a picture. A request passes through the columns from left to right. */
export interface Columns {
  readonly hostPorts: readonly SizedBox[];
  readonly edges: readonly SizedBox[];
  readonly nodes: readonly SizedBox[];
  readonly services: readonly SizedBox[];
  readonly pods: readonly SizedBox[];
}

/** Computes the sizes of all boxes in a picture. All boxes in a column have the same width. */
export function sizeColumns({ hostPorts, edges, nodes, services, pods }: Picture): Columns {
  const contents = nodes.flatMap((node) => node.contents);
  const contentWidth = Math.max(0, ...contents.map((box) => sizeText(box).width));
  return {
    hostPorts: equallyWide(hostPorts.map(sized)),
    edges: equallyWide(edges.map(sized)),
    nodes: equallyWide(nodes.map((node) => sizedNode(node, contentWidth))),
    services: equallyWide(services.map(sized)),
    pods: equallyWide(pods.map(sized)),
  };
}

function sized(box: Box): SizedBox {
  const text = sizeText(box);
  return { box, text, width: text.width, height: text.height, contents: [] };
}

function sizedNode(node: NodeBox, contentWidth: number): SizedBox {
  const own = sized(node);
  if (node.contents.length === 0) return own;
  const contents = node.contents.map((box) => ({ ...sized(box), width: contentWidth }));
  const stacked = contents.reduce((sum, { height }) => sum + height + stackGap, 0);
  return {
    ...own,
    width: Math.max(own.width, contentWidth + 2 * padding.x),
    height: own.height + stacked,
    contents,
  };
}

function equallyWide(boxes: readonly SizedBox[]): SizedBox[] {
  const width = Math.max(0, ...boxes.map((box) => box.width));
  return boxes.map((box) => ({ ...box, width }));
}
