import { renderPlot, type Series } from "./plot";

const series: Series[] = [
  { name: "Berth", peer: "Berth", points: [{ x: "up", values: [10, 11, 12] }] },
  { name: "raw", peer: "raw", points: [{ x: "up", values: [20] }] },
];

it.each(["bar", "line"] as const)("renders a %s plot as SVG, with a dot for each round", (type) => {
  const svg = renderPlot({ title: "Duration of up", axis: "step", unit: "s", type, series });
  expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/u);
  for (const text of ["Duration of up", "step", "Berth", "raw"]) expect(svg).toContain(text);
  expect(svg.match(/stroke="#333333"/gu)).toHaveLength(4);
});

it("contains no styles for the mouse, because the plot is an image", () => {
  const svg = renderPlot({ title: "Duration of up", axis: "step", unit: "s", type: "bar", series });
  expect(svg).not.toContain("cursor:pointer");
});
