import { labelOf } from "./arrow-label";
import type { Arrow } from "./picture";
import type { PlacedArrow, Point, Rectangle } from "./placed-picture";

/**
 * Draws an arrow from the middle of one box's right side to the middle of the other's left side, level where its label is.
 *
 * @param middle - of the label
 */
export function placeArrow(arrow: Arrow, from: Rectangle, to: Rectangle, middle: Point): PlacedArrow {
  const start = { x: from.x + from.width, y: from.y + from.height / 2 };
  const end = { x: to.x, y: to.y + to.height / 2 };
  const label = labelOf(arrow);
  if (label === undefined) return { arrow, points: [start, end] };
  const { lines, width, height } = label;
  const corner = { x: middle.x - width / 2, y: middle.y - height / 2 };
  return {
    arrow,
    points: [start, { x: corner.x, y: middle.y }, { x: corner.x + width, y: middle.y }, end],
    label: { ...corner, width, height, lines },
  };
}
