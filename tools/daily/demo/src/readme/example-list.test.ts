import { listedExamples, listText } from "./example-list";

const readme = [
  "| example                     | shows                 |",
  "| --------------------------- | --------------------- |",
  "| [one](examples/one)         | an app with a `Port`  |",
  "| [two-more](examples/two-more) | two more              |",
  "| [docs](docs/other.md)       | no example            |",
].join("\n");

it("lists the examples in the order of the README's table", () => {
  expect(listedExamples(readme)).toEqual([
    { name: "one", shows: "an app with a Port" },
    { name: "two-more", shows: "two more" },
  ]);
});

it("formats one line for each example, in columns", () => {
  expect(listText(listedExamples(readme))).toBe("  one       an app with a Port\n  two-more  two more");
});
