import { ruleCodes } from "@kind-berth/topology";
import { similarCodes } from "./similar-codes";

it.each([
  ["HOST_PORT_TAKN", "HOST_PORT_TAKEN"],
  ["host-port-taken", "HOST_PORT_TAKEN"],
  ["NODE_UNKOWN", "NODE_UNKNOWN"],
  ["PORT", "PORT_UNKNOWN"],
  ["timeout", "TIMEOUT_INVALID"],
])("given %s, suggests at most five codes, including %s", (text, code) => {
  const similar = similarCodes(text, ruleCodes);
  expect(similar).toContain(code);
  expect(similar.length).toBeLessThanOrEqual(5);
});

it("puts the most similar code first", () => {
  expect(similarCodes("HOST_PORT_TAKN", ruleCodes)[0]).toBe("HOST_PORT_TAKEN");
});

it("suggests nothing for unrelated or empty text", () => {
  expect(similarCodes("xyzzy", ruleCodes)).toEqual([]);
  expect(similarCodes("", ruleCodes)).toEqual([]);
});

it("compares words that are not equal by their first three letters", () => {
  const codes = ["PORT_UNKNOWN", "NODE_ROLE"];
  expect(similarCodes("POR", codes)).toEqual(["PORT_UNKNOWN"]);
  expect(similarCodes("PORX", codes)).toEqual(["PORT_UNKNOWN"]);
  expect(similarCodes("PO", codes)).toEqual([]);
});

it("omits codes with fewer equal words than the most similar code", () => {
  expect(similarCodes("NODE ROLE", ["NODE_NAME", "NODE_ROLE"])).toEqual(["NODE_ROLE"]);
});
