import { padding } from "./box-size";
import { stackGap, type SizedBox } from "./columns";
import type { PlacedBox, Rectangle } from "./placed-picture";

/**
 * Stacks the boxes inside a node box vertically, below the node box's text.
 *
 * @param place - the position of the node box
 * @param height - a function that returns, for a box's ID, the mean vertical position of all boxes that arrows connect to this box. Sorting
 *   the boxes by this position prevents their arrows from crossing.
 */
export function stack(node: SizedBox, place: Rectangle, height: (id: string) => number): PlacedBox[] {
  const heights = new Map(node.contents.map(({ box: { id } }) => [id, height(id)]));
  const inOrder = node.contents.toSorted(
    (one, other) => (heights.get(one.box.id) ?? 0) - (heights.get(other.box.id) ?? 0),
  );
  let y = place.y + node.text.height;
  return inOrder.map((held) => {
    const { box, text } = held;
    const below = {
      box,
      text,
      x: place.x + padding.x,
      y,
      width: place.width - 2 * padding.x,
      height: held.height,
    };
    y += held.height + stackGap;
    return below;
  });
}
