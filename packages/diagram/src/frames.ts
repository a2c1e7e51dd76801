import type { Frame, PlacedArrow, PlacedBox, PlacedPicture, Point, Rectangle } from "./placed-picture";
import { textWidth, type Font } from "./text-size";

/** The distances between a frame and its surroundings, in pixels. */
const distances = { page: 12, side: 20, title: 40, foot: 20 } as const;
/** The position of a frame's title, relative to the frame's upper left corner. */
export const frameInset: Point = { x: distances.side, y: 25 };
/** The font for frame titles. */
export const frameFont: Font = { size: 13, bold: true };

/** The titles of the two frames. */
export interface FrameTitles {
  readonly host: string;
  readonly cluster: string;
}

/**
 * Draws one frame around the host ports and one frame around the cluster. Both frames have the same height. Also moves all elements to the
 * upper left corner of the drawing.
 */
export function frame(
  boxes: readonly PlacedBox[],
  arrows: readonly PlacedArrow[],
  titles: FrameTitles,
): PlacedPicture {
  const labels = arrows.flatMap(({ label }) => label ?? []);
  const points = arrows.flatMap((arrow) => arrow.points.map(asRectangle));
  const all = around([...boxes, ...labels, ...points]);
  const framed = (held: readonly PlacedBox[], title: string): Frame => {
    const { x, width } = around(held);
    return {
      title,
      x: x - distances.side,
      y: all.y - distances.title,
      width: Math.max(width, Math.ceil(textWidth(title, frameFont))) + 2 * distances.side,
      height: all.height + distances.title + distances.foot,
    };
  };
  const onHost = boxes.filter(({ box }) => box.kind === "hostPort");
  const cluster = framed(
    boxes.filter(({ box }) => box.kind !== "hostPort"),
    titles.cluster,
  );
  const frames = onHost.length === 0 ? { cluster } : { host: framed(onHost, titles.host), cluster };
  const edge = around(Object.values(frames));
  return {
    width: Math.ceil(edge.width) + 2 * distances.page,
    height: Math.ceil(edge.height) + 2 * distances.page,
    ...moved({ ...frames, boxes, arrows }, { x: distances.page - edge.x, y: distances.page - edge.y }),
  };
}

type Drawing = Omit<PlacedPicture, "width" | "height">;

function moved({ host, cluster, boxes, arrows }: Drawing, by: Point): Drawing {
  const move = <T extends Point>(placed: T): T => ({ ...placed, x: placed.x + by.x, y: placed.y + by.y });
  return {
    ...(host === undefined ? {} : { host: move(host) }),
    cluster: move(cluster),
    boxes: boxes.map(move),
    arrows: arrows.map(({ label, points, arrow }) => ({
      arrow,
      points: points.map(move),
      ...(label === undefined ? {} : { label: move(label) }),
    })),
  };
}

/** Returns the smallest rectangle that contains all the given rectangles. */
function around(rectangles: readonly Rectangle[]): Rectangle {
  const x = Math.min(...rectangles.map((one) => one.x));
  const y = Math.min(...rectangles.map((one) => one.y));
  return {
    x,
    y,
    width: Math.max(...rectangles.map((one) => one.x + one.width)) - x,
    height: Math.max(...rectangles.map((one) => one.y + one.height)) - y,
  };
}

function asRectangle(point: Point): Rectangle {
  return { ...point, width: 0, height: 0 };
}
