import { lastSentence } from "./last-sentence";

it("returns the last line without its final punctuation", () => {
  expect(lastSentence("pulling\nno such image!?. \n\n")).toBe("no such image");
});

it("reads an output of any form in linear time", () => {
  expect(lastSentence(`${".".repeat(1_000_000)}x`)).toHaveLength(1_000_001);
  expect(lastSentence(`x${" ".repeat(1_000_000)}y.`)).toHaveLength(1_000_002);
});
