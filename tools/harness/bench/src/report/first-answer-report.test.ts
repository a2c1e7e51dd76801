import { firstAnswerReport } from "./first-answer-report";

const sample = (firstAnswer: number, up: number) => ({ firstAnswer, up, kind: Number.NaN });
/** Returns a path with one part. */
const path = (name: string, end: number) => [{ name, start: 0, end }];

const report = firstAnswerReport({
  samples: {
    script: [25, 30, 20].map((firstAnswer) => ({ firstAnswer, up: Number.NaN, kind: 20 })),
    raw: [sample(40, 50), sample(30, 60), sample(35, 40)],
    berth: [sample(28, 40), sample(30, 42), sample(35, 45)],
    scriptWithImages: [40, 50, 60].map((firstAnswer) => ({ firstAnswer, up: Number.NaN, kind: 20 })),
    berthWithImages: [sample(30, 40), sample(36, 46), sample(34, 44)],
  },
  megabytes: 240,
  paths: {
    raw: [path("fast", 40), path("middle", 50), path("slow", 60)],
    berth: [path("slow", 45), path("fast", 40), path("middle", 42)],
  },
});

/** Returns the rows of a section. */
const rows = (title: string) => report.sections.find((section) => section.title === title)?.table.rows;

it("compares the medians with the goals", () => {
  expect(rows("Goals")).toEqual([
    ["first answer, Berth to raw", "0.86", "at most 1.00", "met"],
    ["first answer, Berth to script", "1.20", "at most 1.15", "missed"],
    ["up, Berth to raw", "0.84", "at most 0.85", "met"],
    ["first answer with images, Berth to script", "0.68", "at most 0.70", "met"],
  ]);
});

it("shows the path of the round with the median duration", () => {
  expect(rows("Critical path of Berth")).toEqual([["middle", "0.0 s", "42.0 s", "42.0 s"]]);
  expect(rows("Critical path of the raw Pulumi program")).toEqual([["middle", "0.0 s", "50.0 s", "50.0 s"]]);
});
