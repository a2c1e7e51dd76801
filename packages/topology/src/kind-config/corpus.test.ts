import { corpusFiles } from "../../test/fixtures/corpus";
import { BerthError } from "../findings/berth-error";
import { isError } from "../findings/finding";
import { decodeText, EncodingError } from "./decode-text";
import { parseKindConfig } from "./parse-kind-config";

/** Returns the error codes for a rejected config. */
function errors(content: Uint8Array): string[] {
  try {
    parseKindConfig(decodeText(content));
  } catch (error) {
    if (BerthError.isInstance(error)) return error.findings.filter(isError).map(({ code }) => code);
    if (error instanceof EncodingError) return ["the encoding"];
    throw error;
  }
  return [];
}

it("contains at least 120 good configs, 120 bad configs and 9 ctlptl files", () => {
  expect(corpusFiles("good").length).toBeGreaterThanOrEqual(120);
  expect(corpusFiles("bad").length).toBeGreaterThanOrEqual(120);
  expect(corpusFiles("ctlptl").length).toBeGreaterThanOrEqual(9);
});

it.each([...corpusFiles("good"), ...corpusFiles("ctlptl")])("accepts %s", (_, content) => {
  expect(errors(content)).toEqual([]);
});

it.each(corpusFiles("bad"))("rejects %s, by the rule that the file names if it names one", (_, content) => {
  const codes = errors(content);
  expect(codes).not.toEqual([]);
  const named = /^# stricter: ([A-Z_]+)$/m.exec(content.toString())?.[1];
  if (named !== undefined) expect(new Set(codes)).toEqual(new Set([named]));
});
