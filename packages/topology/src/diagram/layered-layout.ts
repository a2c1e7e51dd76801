import { Graph, layout, type EdgeLabel, type GraphLabel, type NodeLabel } from "@dagrejs/dagre";
import type { Point, Rectangle } from "./placed-picture";

/** Distances between what is laid out, in pixels. */
export interface Distances {
  /** Between boxes of one column. */
  readonly rows: number;
  readonly columns: number;
  /** Between arrows, and between an arrow and a box that it passes. */
  readonly arrows: number;
}

/** Something to be placed. */
export interface LayoutBox {
  readonly id: string;
  /** In pixels. */
  readonly width: number;
  /** In pixels. */
  readonly height: number;
}

/** An arrow between two boxes, with the room that its label needs, in pixels. */
export interface LayoutArrow {
  readonly from: string;
  readonly to: string;
  readonly label?: { readonly width: number; readonly height: number };
  /** Whether it is there to keep its ends in columns, and not drawn. */
  readonly invisible?: boolean;
}

/** Where everything is, in the order in which it was given. */
export interface Layout {
  readonly boxes: readonly Rectangle[];
  /** The middle of each arrow's label, and the points that it passes through, box borders included. */
  readonly arrows: readonly { readonly points: readonly Point[]; readonly label: Point }[];
}

/**
 * Lays boxes out in columns, each to the right of those that arrows come from, so that few arrows cross. The work is dagre's.
 *
 * @see https://github.com/dagrejs/dagre/wiki
 */
export function layOut(
  boxes: readonly LayoutBox[],
  arrows: readonly LayoutArrow[],
  distances: Distances,
): Layout {
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>({ multigraph: true });
  graph.setGraph({
    rankdir: "LR",
    nodesep: distances.rows,
    ranksep: distances.columns,
    edgesep: distances.arrows,
  });
  for (const { id, width, height } of boxes) graph.setNode(id, { width, height });
  arrows.forEach(({ from, to, label, invisible = false }, index) => {
    graph.setEdge(
      from,
      to,
      { width: label?.width ?? 0, height: label?.height ?? 0, labelpos: "c", weight: invisible ? 0 : 1 },
      String(index),
    );
  });
  layout(graph);
  return {
    boxes: boxes.map(({ id, width, height }) => {
      const { x = 0, y = 0 } = graph.node(id);
      return { x: x - width / 2, y: y - height / 2, width, height };
    }),
    arrows: arrows.map(({ from, to }, index) => {
      const { points = [], x, y } = graph.edge(from, to, String(index));
      const middle = points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 };
      return { points, label: { x: x ?? middle.x, y: y ?? middle.y } };
    }),
  };
}
