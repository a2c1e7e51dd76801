import { noOpReport } from "./no-op-report";

const sample = (preview: number, up: number, memory: number) => ({ preview, up, memory });

const report = noOpReport(
  [
    { apps: 1, samples: { raw: [sample(10, 20, 100)], berth: [sample(10.4, 30, 150)] } },
    { apps: 10, samples: { raw: [sample(10, 20, Number.NaN)], berth: [sample(11, 21, Number.NaN)] } },
  ],
  [{ observation: 0.2, modules: 1.1, modulesOfRaw: 1 }],
);

/** Returns the rows of a section. */
const rows = (title: string) => report.sections.find((section) => section.title === title)?.table.rows;

it("compares each number of apps with the goals", () => {
  expect(rows("Goals")).toEqual([
    ["preview, 1 app", "1.04", "at most 1.05", "met"],
    ["up, 1 app", "1.50", "at most 1.05", "missed"],
    ["memory, 1 app", "1.50", "-", "-"],
    ["preview, 10 apps", "1.10", "at most 1.05", "missed"],
    ["up, 10 apps", "1.05", "at most 1.05", "met"],
    ["memory, 10 apps", "not measured", "-", "-"],
  ]);
});

it("divides the difference of the previews into its parts", () => {
  expect(rows("Parts of the difference")).toEqual([
    ["1 app", "0.40 s", "0.20 s", "0.10 s", "0.10 s"],
    ["10 apps", "1.00 s", "0.20 s", "0.10 s", "0.70 s"],
  ]);
});

it("shows all measurements", () => {
  expect(rows("Results")?.[0]).toEqual([
    "1",
    "10.0 s (10.0 to 10.0)",
    "10.4 s (10.4 to 10.4)",
    "20.0 s (20.0 to 20.0)",
    "30.0 s (30.0 to 30.0)",
    "100 MiB (100 to 100)",
    "150 MiB (150 to 150)",
  ]);
});
