import type { BoxKind } from "./picture";

/** A box's border color and background color. */
export interface Colours {
  readonly border: string;
  readonly ground: string;
}

/** The colors for a light page or a dark page. Text has a contrast ratio of at least 4.5:1 on every background (WCAG 2.2, 1.4.3). */
export interface ColourScheme {
  readonly page: string;
  readonly frame: Colours;
  readonly text: string;
  /** The color of secondary text. */
  readonly quiet: string;
  readonly arrow: string;
  readonly boxes: Readonly<Record<BoxKind, Colours>>;
}

/** The colors for a light page. */
export const light: ColourScheme = {
  page: "#ffffff",
  frame: { border: "#d0d7de", ground: "#f6f8fa" },
  text: "#1f2328",
  quiet: "#4d555e",
  arrow: "#57606a",
  boxes: {
    hostPort: { border: "#0969da", ground: "#ddf4ff" },
    edge: { border: "#bc4c00", ground: "#fff1e5" },
    node: { border: "#6e7781", ground: "#ffffff" },
    controller: { border: "#9a6700", ground: "#fff8c5" },
    service: { border: "#8250df", ground: "#fbefff" },
    pod: { border: "#1a7f37", ground: "#dafbe1" },
    open: { border: "#6e7781", ground: "#f6f8fa" },
  },
};

/** The colors for a dark page. */
export const dark: ColourScheme = {
  page: "#0d1117",
  frame: { border: "#30363d", ground: "#151b23" },
  text: "#f0f6fc",
  quiet: "#b1bac4",
  arrow: "#9198a1",
  boxes: {
    hostPort: { border: "#4493f8", ground: "#121d2f" },
    edge: { border: "#db6d28", ground: "#2a1d14" },
    node: { border: "#656c76", ground: "#0d1117" },
    controller: { border: "#d29922", ground: "#272115" },
    service: { border: "#ab7df8", ground: "#211830" },
    pod: { border: "#3fb950", ground: "#12261e" },
    open: { border: "#656c76", ground: "#151b23" },
  },
};
