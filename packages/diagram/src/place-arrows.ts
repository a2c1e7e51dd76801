import { labelOf } from "./arrow-label";
import type { Arrow } from "./picture";
import type { PlacedArrow, Point, Rectangle } from "./placed-picture";

/** The two boxes that an arrow connects. */
export interface Ends {
  readonly from: Rectangle;
  readonly to: Rectangle;
}

/**
 * Draws an arrow from the right side of one box to the left side of the other. The arrow starts and ends at the vertical center of each
 * box. If a box is inside a node box, the arrow is horizontal there. The arrow is also horizontal at its label.
 *
 * @param holders - the node boxes that contain the two boxes; a box that is not in a node box is its own holder
 * @param middle - the center of the label
 */
export function placeArrow(arrow: Arrow, ends: Ends, holders: Ends, middle: Point): PlacedArrow {
  const { from, to } = ends;
  const start = { x: from.x + from.width, y: from.y + from.height / 2 };
  const end = { x: to.x, y: to.y + to.height / 2 };
  const leaving = { ...start, x: holders.from.x + holders.from.width };
  const arriving = { ...end, x: holders.to.x - arrowHead };
  const label = labelOf(arrow);
  if (label === undefined) return { arrow, points: [start, leaving, arriving, end] };
  const { lines, width, height } = label;
  const corner = { x: middle.x - width / 2, y: middle.y - height / 2 };
  const [before, after] = [
    { x: corner.x, y: middle.y },
    { x: corner.x + width, y: middle.y },
  ];
  return {
    arrow,
    points: [start, leaving, before, after, arriving, end],
    label: { ...corner, width, height, lines },
  };
}

/** The length of an arrow's head, in pixels. The arrow is horizontal over this length at its end. */
const arrowHead = 8;
