import { z } from "zod";
import type { Finding } from "./finding";
import { joinPath, readShape } from "./shape";

it("joins keys and indexes in the notation of a program", () => {
  expect(joinPath("", ["nodes", 0, "role"])).toBe("nodes[0].role");
  expect(joinPath("nodes[0]", ["labels", "a"])).toBe("nodes[0].labels.a");
});

it.each(["", " ", "\u2028"])("quotes the key %j, which a message could not show", (key) => {
  expect(joinPath("", [key])).toBe(`[${JSON.stringify(key)}]`);
  expect(joinPath("nodes[0]", [key])).toBe(`nodes[0][${JSON.stringify(key)}]`);
});

it("reports an unknown key without visible characters with a path", () => {
  const findings: Finding[] = [];
  readShape(z.strictObject({}), { "": 1 }, "", findings);
  expect(findings).toMatchObject([{ code: "ARGUMENT_UNKNOWN", path: '[""]' }]);
});
