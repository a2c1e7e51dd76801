import type { SizedText } from "./box-size";
import type { Arrow, Box } from "./picture";

/** A point of a drawing, in pixels from its upper left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle of a drawing, by its upper left corner, in pixels. */
export interface Rectangle extends Point {
  readonly width: number;
  readonly height: number;
}

/** A frame around one side of the drawing. */
export interface Frame extends Rectangle {
  readonly title: string;
}

/** A box with its place. */
export interface PlacedBox extends Rectangle {
  readonly box: Box;
  readonly text: SizedText;
}

/** An arrow with the points that it passes through. */
export interface PlacedArrow {
  readonly arrow: Arrow;
  readonly points: readonly Point[];
  readonly label?: Rectangle & { readonly lines: readonly string[] };
}

/** A picture with a place for everything. */
export interface PlacedPicture {
  readonly width: number;
  readonly height: number;
  /** Around the host ports; left out where there are none. */
  readonly host?: Frame;
  /** Around all that is in the cluster. */
  readonly cluster: Frame;
  /** Outer boxes before those that they hold. */
  readonly boxes: readonly PlacedBox[];
  readonly arrows: readonly PlacedArrow[];
}
