import { labelOf } from "./arrow-label";
import { sizeColumns, type SizedBox } from "./columns";
import { frame } from "./frames";
import { layOut, type Layout, type LayoutArrow, type LayoutBox } from "./layered-layout";
import type { Arrow, Picture } from "./picture";
import { placeArrow } from "./place-arrows";
import type { PlacedBox, PlacedPicture } from "./placed-picture";
import { stack } from "./stack";

/** The distances between elements in the layout, in pixels. */
const distances = { rows: 22, columns: 76, arrows: 18 } as const;

/**
 * Computes the position of every element in a picture. The first column contains the host ports, and the last column contains the pods. The
 * order of the boxes prevents arrows from crossing. This module stacks the boxes inside each node box. A layout library places all other
 * boxes.
 */
export function placePicture(picture: Picture): PlacedPicture {
  const columns = sizeColumns(picture);
  const outer = [
    ...columns.hostPorts,
    ...columns.edges,
    ...columns.nodes,
    ...columns.services,
    ...columns.pods,
  ];
  const anchors = anchorsOf(columns.nodes);
  const layout = layOut(
    [...outer.map(({ box: { id }, width, height }) => ({ id, width, height })), ...anchors.boxes],
    [...betweenOuterBoxes(picture.arrows, columns.nodes), ...anchors.arrows],
    distances,
  );
  const boxes = outer.flatMap((sized) => placeBoxes(sized, layout, picture.arrows));
  const places = new Map(boxes.map((placed) => [placed.box.id, placed]));
  const holder = holderOf(columns.nodes);
  const arrows = picture.arrows.flatMap((arrow, index) => {
    const [from, to] = [places.get(arrow.from), places.get(arrow.to)];
    if (from === undefined || to === undefined) return [];
    const bend = { from: layout.box(holder(arrow.from)), to: layout.box(holder(arrow.to)) };
    return [placeArrow(arrow, { from, to }, bend, layout.label(index))];
  });
  return frame(boxes, arrows, { host: "Host", cluster: picture.title });
}

/**
 * Returns a function that maps a box's ID to the ID of the node box that contains the box. If no node box contains the box, the function
 * returns the box's own ID.
 */
function holderOf(nodes: readonly SizedBox[]): (id: string) => string {
  const held = nodes.flatMap(({ box, contents }) => contents.map((one) => [one.box.id, box.id] as const));
  const holders = new Map(held);
  return (id) => holders.get(id) ?? id;
}

/**
 * Returns the arrows for the layout library. The library does not receive the boxes inside a node box, so their arrows start or end at the
 * node box.
 */
function betweenOuterBoxes(arrows: readonly Arrow[], nodes: readonly SizedBox[]): LayoutArrow[] {
  const holder = holderOf(nodes);
  return arrows.map((arrow) => {
    const label = labelOf(arrow);
    return { from: holder(arrow.from), to: holder(arrow.to), ...(label === undefined ? {} : { label }) };
  });
}

/**
 * For each node without arrows, creates an invisible box of size zero and an arrow from this box to the node. Without this arrow, the
 * layout library would put the node into the host port column.
 */
function anchorsOf(nodes: readonly SizedBox[]): { boxes: LayoutBox[]; arrows: LayoutArrow[] } {
  const anchors = nodes
    .filter(({ box: { kind }, contents }) => kind === "node" && contents.length === 0)
    .map(({ box: { id } }) => ({ id, anchor: `before ${id}` }));
  return {
    boxes: anchors.map(({ anchor }) => ({ id: anchor, width: 0, height: 0 })),
    arrows: anchors.map(({ id, anchor }) => ({ from: anchor, to: id })),
  };
}

function placeBoxes(sized: SizedBox, layout: Layout, arrows: readonly Arrow[]): PlacedBox[] {
  const place = layout.box(sized.box.id);
  const height = (id: string) => mean(joinedTo(id, arrows).map((one) => layout.box(one).y));
  return [{ ...place, box: sized.box, text: sized.text }, ...stack(sized, place, height)];
}

function joinedTo(id: string, arrows: readonly Arrow[]): string[] {
  return arrows.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []));
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}
