import { z } from "zod";
import type { Finding } from "./finding";
import { sentence } from "./sentence";
import { joinPath, readShape } from "./shape";

it("joins keys and indexes in the notation of a program", () => {
  expect(joinPath("", ["nodes", 0, "role"])).toBe("nodes[0].role");
  expect(joinPath("nodes[0]", ["labels", "a"])).toBe("nodes[0].labels.a");
});

it.each(["", " ", "\u2028"])("quotes the key %j, which a message could not show", (key) => {
  expect(joinPath("", [key])).toBe(`[${JSON.stringify(key)}]`);
  expect(joinPath("nodes[0]", [key])).toBe(`nodes[0][${JSON.stringify(key)}]`);
});

it.each<[unknown, string]>([
  [5, "address is 5: it must be a string or an array"],
  [["a", 5], "address[1] is 5: it must be a string"],
  [undefined, "address is omitted: it must be a string or an array"],
])("reports the value %j, which fits none of the alternatives, where it is wrong", (value, expected) => {
  const findings: Finding[] = [];
  readShape(z.union([z.string(), z.array(z.string())]), value, "address", findings);
  expect(findings.map((finding) => sentence(finding))).toEqual([expect.stringContaining(expected)]);
});

it("reports an unknown key without visible characters with a path", () => {
  const findings: Finding[] = [];
  readShape(z.strictObject({}), { "": 1 }, "", findings);
  expect(findings).toMatchObject([{ code: "ARGUMENT_UNKNOWN", path: '[""]' }]);
});
