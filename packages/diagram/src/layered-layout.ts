import { graphlib, layout, type EdgeConfig, type GraphLabel } from "@dagrejs/dagre";
import type { Point, Rectangle } from "./placed-picture";

/** The distances between elements in a layout, in pixels. */
export interface Distances {
  /** The distance between the boxes in one column. */
  readonly rows: number;
  readonly columns: number;
  /** The distance between arrow labels. */
  readonly arrows: number;
}

/** A box to lay out. */
export interface LayoutBox {
  readonly id: string;
  /** The width of the box in pixels. */
  readonly width: number;
  /** The height of the box in pixels. */
  readonly height: number;
}

/** An arrow between two boxes, and its label size in pixels. */
export interface LayoutArrow {
  readonly from: string;
  readonly to: string;
  readonly label?: { readonly width: number; readonly height: number };
}

/** A layout that contains the positions of all boxes and arrow labels. */
export interface Layout {
  /** Returns the position and size of a box. */
  box(id: string): Rectangle;
  /** Returns the center of an arrow's label. The argument is the arrow's index in the `arrows` argument of {@link layOut}. */
  label(arrow: number): Point;
}

/**
 * Lays out boxes in columns. The dagre library computes the positions. Every arrow points to a box in a column further to the right.
 *
 * @param boxes - the boxes to lay out. The boxes in each column keep this order, unless an arrow requires a different position. An arrow's
 *   target is at the same height as its source.
 *
 * @see https://github.com/dagrejs/dagre/wiki
 */
export function layOut(
  boxes: readonly LayoutBox[],
  arrows: readonly LayoutArrow[],
  distances: Distances,
): Layout {
  const graph = new graphlib.Graph<GraphLabel, Rectangle, EdgeConfig & Point>({ multigraph: true });
  const { rows: nodesep, columns: ranksep, arrows: edgesep } = distances;
  graph.setGraph({ rankdir: "LR", nodesep, ranksep, edgesep });
  for (const { id, width, height } of boxes) graph.setNode(id, { x: 0, y: 0, width, height });
  arrows.forEach(({ from, to, label }, index) => {
    const room = { width: label?.width ?? 0, height: label?.height ?? 0, labelpos: "c" as const };
    graph.setEdge(from, to, { x: 0, y: 0, ...room }, String(index));
  });
  // If the arrows form trees, dagre's initial order of the boxes has no crossings. A search for a better order could only produce its
  // mirror image.
  layout(graph, { disableOptimalOrderHeuristic: true });
  return {
    box: (id) => {
      const { x, y, width, height } = graph.node(id);
      return { x: x - width / 2, y: y - height / 2, width, height };
    },
    label: (arrow) => {
      const { from = "", to = "" } = arrows[arrow] ?? {};
      const { x, y } = graph.edge(from, to, String(arrow));
      return { x, y };
    },
  };
}
