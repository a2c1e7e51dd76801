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

it("names a file that is no input, once", () => {
  expect(found({ reads: ["docs/b.md", "docs/b.md"] })).toEqual([
    "docs/b.md is read by a test, but is not declared as an input of the test target",
  ]);
});

it("takes a folder for the files in it", () => {
  expect(found({ reads: ["docs"], inputs: ["docs/a.md"] })).toEqual([
    "docs/b.md is read by a test, but is not declared as an input of the test target",
  ]);
});

it("leaves out the folders that the projects are in, where jest's preset looks for them", () => {
  expect(undeclaredReads({ ...blank, reads: ["tools"] }, [...sources, "tools/README.md"], projects)).toEqual(
    [],
  );
});

it("names what is built, unless jest builds it before the tests", () => {
  const reads = ["packages/one/dist/x.js"];
  expect(found({ reads })).toEqual([
    "packages/one/dist/x.js is read by a test, but tools/two/jest.config.cjs does not build it before the tests",
  ]);
  expect(found({ reads, builds: true })).toEqual([]);
});
