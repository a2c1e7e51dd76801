import { renderPlot, type Series } from "./plot";

const series = (x: string | number): Series[] => [
  { name: "Berth", peer: "Berth", points: [{ x, values: [10, 11, 12] }] },
  { name: "raw", peer: "raw", points: [{ x, values: [20] }] },
];

it.each([
  ["bar", "up"],
  ["line", 100],
] as const)("renders a %s plot as SVG, with a dot for each round", (type, x) => {
  const svg = renderPlot({ title: "Duration of up", axis: "step", unit: "s", type, series: series(x) });
  expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/u);
  for (const text of ["Duration of up", "step", "Berth", "raw"]) expect(svg).toContain(text);
  expect(svg.match(/stroke="#333333"/gu)).toHaveLength(4);
});

it("contains no mouse cursor styles, because the plot is an image", () => {
  const svg = renderPlot({
    title: "Duration of up",
    axis: "step",
    unit: "s",
    type: "bar",
    series: series("up"),
  });
  expect(svg).not.toContain("cursor:pointer");
});
