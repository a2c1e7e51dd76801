import { printable, printableName } from "./printable";

it("escapes what a terminal would interpret", () => {
  expect(printable("\u001b[2Jred\u202Eltr\u{E0041}\r")).toBe("\\u001b[2Jred\\u202eltr\\u{e0041}\\u000d");
});

it("escapes half of a surrogate pair, which a terminal cannot show", () => {
  expect(printable("a\ud800b🙂")).toBe("a\\ud800b🙂");
});

it("keeps letters of every language, line breaks and tabs", () => {
  const text = "Größe 数 🙂\n\tnext";
  expect(printable(text)).toBe(text);
});

it("escapes line breaks in a name, and shortens a long name", () => {
  expect(printableName("a\nb", 80)).toBe("a\\u000ab");
  expect(printableName(`ab${"x".repeat(80)}yz`, 6)).toBe("abxx…yz");
});
