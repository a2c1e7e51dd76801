import type { SizedText } from "./box-size";
import type { Arrow, Box } from "./picture";

/** A point in a drawing, in pixels from the upper left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle in a drawing: the position of its upper left corner and its size, in pixels. */
export interface Rectangle extends Point {
  readonly width: number;
  readonly height: number;
}

/** A frame around one part of the drawing. */
export interface Frame extends Rectangle {
  readonly title: string;
}

/** A box and its position. */
export interface PlacedBox extends Rectangle {
  readonly box: Box;
  readonly text: SizedText;
}

/** An arrow and the points through which it passes. */
export interface PlacedArrow {
  readonly arrow: Arrow;
  readonly points: readonly Point[];
  readonly label?: Rectangle & { readonly lines: readonly string[] };
}

/** A picture with the positions of all elements. */
export interface PlacedPicture {
  readonly width: number;
  readonly height: number;
  /** The frame around the host ports. Omitted if the picture has no host ports. */
  readonly host?: Frame;
  /** The frame around all objects in the cluster. */
  readonly cluster: Frame;
  /** The boxes. A node box comes before the boxes that it contains. */
  readonly boxes: readonly PlacedBox[];
  readonly arrows: readonly PlacedArrow[];
}
