import { listedExamples, listText } from "./example-list";

const readme = [
  "| example                     | shows                 |",
  "| --------------------------- | --------------------- |",
  "| [one](examples/one)         | an app with a `Port`  |",
  "| [two-more](examples/two-more) | two more              |",
  "| [docs](docs/other.md)       | no example            |",
].join("\n");

it("lists the examples of the README's table in their order", () => {
  expect(listedExamples(readme)).toEqual([
    { name: "one", shows: "an app with a Port" },
    { name: "two-more", shows: "two more" },
  ]);
});

it("has one line for each, in columns", () => {
  expect(listText(listedExamples(readme))).toBe("  one       an app with a Port\n  two-more  two more");
});
