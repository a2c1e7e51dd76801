import { graphlib, layout, type EdgeConfig, type GraphLabel } from "@dagrejs/dagre";
import type { Point, Rectangle } from "./placed-picture";

/** Distances between what is laid out, in pixels. */
export interface Distances {
  /** Between boxes of one column. */
  readonly rows: number;
  readonly columns: number;
  /** Between the labels of arrows. */
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
}

/** Where everything is. */
export interface Layout {
  /** The place of a box. */
  box(id: string): Rectangle;
  /** The middle of the label of an arrow, by the arrow's position in the list. */
  label(arrow: number): Point;
}

/**
 * Lays boxes out in columns, each to the right of those that arrows come from. The work is dagre's.
 *
 * @param boxes - in each column they keep this order as far as arrows let them: what an arrow leads to stands where the
 * arrow comes from
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
  // The first order that dagre tries has no crossing already where arrows form trees; its search for a better one would
  // only turn it about.
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
