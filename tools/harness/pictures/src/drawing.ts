/** A rectangle on the page, in CSS pixels. */
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A line of text that the browser drew, with its position. */
export interface DrawnText {
  readonly text: string;
  readonly place: Rectangle;
  /** The box, frame or background that surrounds the text. */
  readonly holder: Rectangle;
  /** A color such as `rgb(31, 35, 40)`. */
  readonly colour: string;
  readonly ground: string;
}

/** A box that the browser drew, with its position. */
export interface DrawnBox {
  readonly kind: string;
  readonly place: Rectangle;
  readonly border: string;
}

/** All parts of a picture that the browser drew, with their positions. */
export interface Drawing {
  readonly page: Rectangle;
  readonly pageColour: string;
  readonly frameColour: string;
  readonly texts: readonly DrawnText[];
  readonly boxes: readonly DrawnBox[];
  readonly labels: readonly Rectangle[];
  /** For each arrow, points along its line. The points are a few pixels apart. */
  readonly arrows: readonly (readonly { readonly x: number; readonly y: number }[])[];
  readonly arrowColour: string | undefined;
}

/** Measures the SVG on a page. This function runs in the browser, so it must not use variables or functions outside its body. */
export function measureDrawing(): Drawing {
  const all = <T extends Element>(selector: string) => [
    ...document.querySelectorAll<T>(`svg.berth ${selector}`),
  ];
  const place = (element: Element | null): Rectangle => {
    if (element === null) throw new Error("an element is missing");
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom };
  };
  const style = (element: Element | null) => (element === null ? undefined : getComputedStyle(element));
  const holder = (text: Element) => text.parentElement?.querySelector("rect") ?? null;
  return {
    page: place(document.querySelector("svg.berth")),
    pageColour: style(document.querySelector("svg.berth .page"))?.fill ?? "",
    frameColour: style(document.querySelector("svg.berth .frame"))?.fill ?? "",
    texts: all("text").map((text) => ({
      text: text.textContent,
      place: place(text),
      holder: place(holder(text)),
      colour: style(text)?.fill ?? "",
      ground: style(holder(text))?.fill ?? "",
    })),
    boxes: all(".box").map((box) => ({
      kind: box.getAttribute("class") ?? "",
      place: place(box),
      border: style(box)?.stroke ?? "",
    })),
    labels: all(".label-ground").map(place),
    arrows: all<SVGPathElement>("path.arrow").map((path) => {
      const matrix = path.getScreenCTM();
      const length = path.getTotalLength();
      return Array.from({ length: Math.ceil(length / 3) + 1 }, (_, index) => {
        const { x, y } = path
          .getPointAtLength(Math.min(index * 3, length))
          .matrixTransform(matrix ?? undefined);
        return { x, y };
      });
    }),
    arrowColour: style(document.querySelector("svg.berth path.arrow"))?.stroke,
  };
}
