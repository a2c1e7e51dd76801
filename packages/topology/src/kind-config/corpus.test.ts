import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BerthError } from "../findings/berth-error";
import { isError } from "../findings/finding";
import { parseKindConfig } from "./parse-kind-config";

const corpus = join(__dirname, "../../test/corpus");

/** Returns the name and text of each file in one of the corpus folders. */
function files(folder: "good" | "bad"): [string, string][] {
  return readdirSync(join(corpus, folder)).map((name) => [
    name,
    readFileSync(join(corpus, folder, name), "utf8"),
  ]);
}

/** Returns the error codes for a rejected config. */
function errors(text: string): string[] {
  try {
    parseKindConfig(text);
  } catch (error) {
    if (BerthError.isInstance(error)) return error.findings.filter(isError).map(({ code }) => code);
    throw error;
  }
  return [];
}

it("contains at least 40 good and 40 bad configs", () => {
  expect(files("good").length).toBeGreaterThanOrEqual(40);
  expect(files("bad").length).toBeGreaterThanOrEqual(40);
});

it.each(files("good"))("accepts %s", (_, text) => {
  expect(errors(text)).toEqual([]);
});

it.each(files("bad"))("rejects %s, by the rule that the file names if it names one", (_, text) => {
  const codes = errors(text);
  expect(codes).not.toEqual([]);
  const named = /^# stricter: ([A-Z_]+)$/m.exec(text)?.[1];
  if (named !== undefined) expect(new Set(codes)).toEqual(new Set([named]));
});
