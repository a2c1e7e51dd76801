import { undeclaredReads, type ReadsOfProject } from "./undeclared-reads";

const sources = [
  "docs/a.md",
  "docs/b.md",
  "package.json",
  "packages/one/src/x.ts",
  "tools/two/src/y.test.ts",
];
const projects = ["packages/one", "tools/two"];

const blank = { folder: "tools/two", reads: [], inputs: ["tools/two/src/y.test.ts"], builds: false };

function found(read: Partial<ReadsOfProject>): string[] {
  return undeclaredReads({ ...blank, ...read }, sources, projects);
}

it("accepts inputs, files that git ignores, and package.json", () => {
  expect(found({ reads: ["tools/two/src/y.test.ts", "tools/two/unit-report.json", "package.json"] })).toEqual(
    [],
  );
});

it("reports a file that is not an input only once", () => {
  expect(found({ reads: ["docs/b.md", "docs/b.md"] })).toEqual([
    "docs/b.md is read by a test, but is not declared as an input of the test target",
  ]);
});

it("treats reading a folder as reading the files in the folder", () => {
  expect(found({ reads: ["docs"], inputs: ["docs/a.md"] })).toEqual([
    "docs/b.md is read by a test, but is not declared as an input of the test target",
  ]);
});

it("ignores the parent folders of projects, because jest's preset searches these folders", () => {
  expect(undeclaredReads({ ...blank, reads: ["tools"] }, [...sources, "tools/README.md"], projects)).toEqual(
    [],
  );
});

it("reports a build output, unless jest builds it before the tests", () => {
  const reads = ["packages/one/dist/x.js"];
  expect(found({ reads })).toEqual([
    "packages/one/dist/x.js is read by a test, but tools/two/jest.config.cjs does not build it before the tests",
  ]);
  expect(found({ reads, builds: true })).toEqual([]);
});
