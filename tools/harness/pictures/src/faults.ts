import { contrast } from "./contrast";
import type { Drawing, Rectangle } from "./drawing";

/** The minimum distance between a text and its box's border, in pixels. */
const leastRoom = 4;
/** The minimum contrast ratios that WCAG 2.2 requires: 1.4.3 for text and 1.4.11 for lines. */
const leastContrast = { text: 4.5, line: 3 } as const;

/** Lists the problems that make a drawing hard to read. Each problem is one sentence. */
export function faultsOf(drawing: Drawing): string[] {
  return [
    ...overlappingTexts(drawing),
    ...cutOffTexts(drawing),
    ...overlappingBoxes(drawing),
    ...crossedByArrows(drawing),
    ...offThePage(drawing),
    ...faint(drawing),
  ];
}

function overlappingTexts({ texts }: Drawing): string[] {
  return pairs(texts)
    .filter(([one, other]) => overlap(one.place, other.place))
    .map(([one, other]) => `"${one.text}" overlaps "${other.text}"`);
}

function cutOffTexts({ texts, boxes }: Drawing): string[] {
  const tight = texts.filter(({ place, holder }) => !inside(place, shrunk(holder, leastRoom)));
  const crossed = texts.filter(({ place }) =>
    boxes.some((box) => overlap(place, box.place) && !inside(place, box.place)),
  );
  return [
    ...tight.map(({ text }) => `"${text}" is too wide or high for its place`),
    ...crossed.map(({ text }) => `a border runs through "${text}"`),
  ];
}

function overlappingBoxes({ boxes, labels }: Drawing): string[] {
  const kept = [...boxes, ...labels.map((place) => ({ kind: "label", place }))];
  return pairs(kept)
    .filter(([one, other]) => overlap(one.place, other.place))
    .filter(([one, other]) => !inside(one.place, other.place) && !inside(other.place, one.place))
    .map(([one, other]) => `a ${one.kind} overlaps a ${other.kind}`);
}

/**
 * Finds boxes and texts that an arrow crosses. An arrow may cross a node's border if its target is inside the node. The arrow may touch
 * other boxes, but must not cross them.
 */
function crossedByArrows({ arrows, boxes, texts, labels }: Drawing): string[] {
  const solid = boxes.filter(({ kind }) => !/\bnode\b/u.test(kind));
  const lettered = texts.filter(({ place }) => !labels.some((label) => inside(place, label)));
  return arrows.flatMap((points, index) => {
    const crosses = (place: Rectangle) =>
      points.some(({ x, y }) => overlap({ left: x, right: x, top: y, bottom: y }, place));
    return [
      ...solid
        .filter(({ place }) => crosses(shrunk(place, 2)))
        .map(({ kind }) => `arrow ${index} crosses a ${kind}`),
      ...lettered
        .filter(({ place }) => crosses(place))
        .map(({ text }) => `arrow ${index} runs through "${text}"`),
    ];
  });
}

function offThePage({ page, texts, boxes }: Drawing): string[] {
  return [...texts, ...boxes]
    .filter(({ place }) => !inside(place, page))
    .map(() => "something is off the page");
}

function faint({ texts, boxes, frameColour, arrowColour }: Drawing): string[] {
  const lines = [...boxes.map(({ kind, border }) => ({ kind, border }))];
  if (arrowColour !== undefined) lines.push({ kind: "arrow", border: arrowColour });
  return [
    ...texts
      .filter(({ colour, ground }) => contrast(colour, ground) < leastContrast.text)
      .map(({ text }) => `"${text}" is too faint`),
    ...lines
      .filter(({ border }) => contrast(border, frameColour) < leastContrast.line)
      .map(({ kind }) => `the line of a ${kind} is too faint`),
  ];
}

function pairs<T>(things: readonly T[]): [T, T][] {
  return things.flatMap((one, index) => things.slice(index + 1).map((other) => [one, other] as [T, T]));
}

function overlap(one: Rectangle, other: Rectangle): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function inside(one: Rectangle, other: Rectangle): boolean {
  return (
    one.left >= other.left && one.right <= other.right && one.top >= other.top && one.bottom <= other.bottom
  );
}

function shrunk({ left, top, right, bottom }: Rectangle, by: number): Rectangle {
  return { left: left + by, top: top + by, right: right - by, bottom: bottom - by };
}
