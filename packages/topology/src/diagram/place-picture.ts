import { labelOf } from "./arrow-label";
import { padding } from "./box-size";
import { sizeColumns, stackGap, type SizedBox } from "./columns";
import { frame } from "./frames";
import { layOut, type LayoutArrow } from "./layered-layout";
import type { Arrow, Picture } from "./picture";
import { titleOf } from "./picture-text";
import type { PlacedArrow, PlacedBox, PlacedPicture, Point, Rectangle } from "./placed-picture";

/** In pixels. */
const distances = { rows: 22, columns: 88, arrows: 18 } as const;

/**
 * Gives everything in a picture its place: columns from the host to the pods, boxes ordered so that few arrows cross.
 * A layout library finds the places; only the list of boxes within a node's box is stacked here.
 */
export function placePicture(picture: Picture): PlacedPicture {
  const columns = sizeColumns(picture);
  const outer = Object.values(columns).flatMap((column: readonly SizedBox[]) => column);
  const holders = holderOf(columns.nodes);
  const drawn = picture.arrows.map((arrow) => betweenHolders(arrow, holders));
  const laidOut = layOut(
    outer.map(({ box: { id }, width, height }) => ({ id, width, height })),
    [...drawn, ...keptRight(columns.hostPorts, columns.nodes)],
    distances,
  );
  const boxes = outer.flatMap((sized, index) => {
    const place = laidOut.boxes[index] ?? { x: 0, y: 0, width: sized.width, height: sized.height };
    return [{ ...place, box: sized.box, text: sized.text }, ...stacked(sized, place)];
  });
  const places = new Map(boxes.map((placed) => [placed.box.id, placed]));
  const arrows = picture.arrows.map((arrow, index) => {
    const { points = [], label } = laidOut.arrows[index] ?? {};
    return placedArrow(arrow, ends(points, places.get(arrow.from), places.get(arrow.to)), label);
  });
  return frame(boxes, arrows, { host: "This machine", cluster: titleOf(picture) });
}

/** The node's box that holds a box; a box that none holds stands for itself. */
function holderOf(nodes: readonly SizedBox[]): (id: string) => string {
  const held = nodes.flatMap(({ box, contents }) =>
    contents.map((content) => [content.box.id, box.id] as const),
  );
  const holders = new Map(held);
  return (id) => holders.get(id) ?? id;
}

function betweenHolders(arrow: Arrow, holder: (id: string) => string): LayoutArrow {
  const label = labelOf(arrow);
  return { from: holder(arrow.from), to: holder(arrow.to), ...(label === undefined ? {} : { label }) };
}

/** Nodes that no arrow leads to would stand beside the host ports: they belong with the other nodes. */
function keptRight(hostPorts: readonly SizedBox[], nodes: readonly SizedBox[]): LayoutArrow[] {
  const last = hostPorts.at(-1);
  if (last === undefined) return [];
  const idle = nodes.filter(({ contents }) => contents.length === 0);
  return idle.map(({ box }) => ({ from: last.box.id, to: box.id, invisible: true }));
}

/** The boxes that a node's box holds, below its own text. */
function stacked(node: SizedBox, place: Rectangle): PlacedBox[] {
  let y = place.y + node.text.height;
  return node.contents.map(({ box, text, height }) => {
    const below = { box, text, x: place.x + padding.x, y, width: place.width - 2 * padding.x, height };
    y += height + stackGap;
    return below;
  });
}

/** Lets an arrow begin and end at the very boxes that it joins, in the middle of their sides. */
function ends(points: readonly Point[], from: Rectangle | undefined, to: Rectangle | undefined): Point[] {
  const between = points.slice(1, -1);
  return [
    ...(from === undefined ? [] : [{ x: from.x + from.width, y: from.y + from.height / 2 }]),
    ...between,
    ...(to === undefined ? [] : [{ x: to.x, y: to.y + to.height / 2 }]),
  ];
}

function placedArrow(arrow: Arrow, points: readonly Point[], middle: Point | undefined): PlacedArrow {
  const label = labelOf(arrow);
  if (label === undefined || middle === undefined) return { arrow, points };
  const { lines, width, height } = label;
  return {
    arrow,
    points,
    label: { x: middle.x - width / 2, y: middle.y - height / 2, width, height, lines },
  };
}
