import * as echarts from "echarts";
import { median } from "../statistics";
import type { Unit } from "./numbers";

/** One point of a plot, with the measurements of all rounds. */
export interface Point {
  /** The position on the horizontal axis: a name in a bar plot, a number in a line plot. */
  readonly x: string | number;
  readonly values: readonly number[];
}

/** The programs that the benchmarks compare. Each program has the same color in all plots. */
export type PlottedPeer = "script" | "raw" | "Berth";

/** A named series of a plot, such as `preview, Berth`. */
export interface Series {
  readonly name: string;
  readonly peer: PlottedPeer;
  /**
   * Whether the line is dashed. Set it if a plot has several series of the same program.
   * @default false
   */
  readonly dashed?: boolean;
  readonly points: readonly Point[];
}

/** A plot of medians, and of every single measurement. */
export interface Plot {
  readonly title: string;
  /** The name of the horizontal axis. In a line plot, the axis is logarithmic. */
  readonly axis: string;
  readonly unit: Unit;
  /** Bars compare different things. A line shows growth. */
  readonly type: "bar" | "line";
  readonly series: readonly Series[];
}

const size = { width: 720, height: 400 };
/** Colors that people with color blindness can distinguish (source: the Okabe-Ito palette). */
const colors: Readonly<Record<PlottedPeer, string>> = {
  script: "#009e73",
  raw: "#e69f00",
  Berth: "#0072b2",
};

/** The options of a series that does not react to the mouse, because the plot is an image. */
const still = { silent: true, emphasis: { disabled: true } };

/** Renders a plot as SVG. Each median is a bar or a line. Each round is a dot. */
export function renderPlot({ title, axis, unit, type, series }: Plot): string {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, ...size });
  const positions = [...new Set(series.flatMap(({ points }) => points.map(({ x }) => x)))];
  chart.setOption({
    animation: false,
    backgroundColor: "#ffffff",
    title: { text: title, silent: true, left: "center", textStyle: { fontSize: 15 } },
    // Without a browser, ECharts only estimates the width of texts, so the gap is wide.
    legend: { bottom: 0, itemGap: 40, selectedMode: false, data: series.map(({ name }) => name) },
    grid: { left: 70, right: 30, top: 50, bottom: 70 },
    xAxis: {
      ...(type === "line" ? { type: "log" } : { type: "category", data: positions }),
      ...{ name: axis, nameLocation: "middle", nameGap: 26 },
    },
    yAxis: { type: "value", name: unit, min: 0 },
    series: series.flatMap(({ name, peer, dashed = false, points }, index) => [
      {
        type,
        name,
        ...still,
        itemStyle: { color: colors[peer] },
        data: points.map(({ x, values }) => [x, median(values)]),
        ...(type === "line" ? lineOf(dashed) : { barGap: "30%", barCategoryGap: "20%" }),
      },
      {
        type: "scatter",
        name,
        ...still,
        symbolSize: 7,
        itemStyle: { color: colors[peer], borderColor: "#333333", borderWidth: 1 },
        // The dots of a bar plot are in the middle of their bar.
        symbolOffset: type === "bar" ? [offsetOf(index, series.length, positions.length), 0] : [0, 0],
        data: points.flatMap(({ x, values }) => values.map((value) => [x, value])),
        z: 3,
      },
    ]),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

function lineOf(dashed: boolean): object {
  return { showSymbol: false, lineStyle: { type: dashed ? "dashed" : "solid" } };
}

/** Returns the distance in pixels from the middle of a category to the middle of a series' bar. */
function offsetOf(index: number, count: number, categories: number): number {
  const category = (size.width - 100) / categories;
  // The options above use 80% of a category for its bars, and 30% of a bar's width for the gap between two bars.
  const bar = (category * 0.8) / (count + 0.3 * (count - 1));
  return (index - (count - 1) / 2) * bar * 1.3;
}
