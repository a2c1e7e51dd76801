import { labelOf } from "./arrow-label";
import type { Arrow } from "./picture";
import type { PlacedArrow, Point, Rectangle } from "./placed-picture";

/** The two boxes that an arrow connects. */
export interface Ends {
  readonly from: Rectangle;
  readonly to: Rectangle;
}

/**
 * Draws an arrow from the right side of one box to the left side of the other. The arrow starts and ends at the boxes' vertical centers.
 * Inside a node box and at its label, the arrow is horizontal.
 *
 * @param holders - for each of the two boxes, the node box that contains it, or the box itself if no node box contains it
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

/** The length of an arrowhead, in pixels. This last part of an arrow is horizontal. */
const arrowHead = 8;
