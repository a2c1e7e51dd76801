import { sentence } from "../findings/sentence";
import { failedObservation, readableCause } from "./failed-observation";
import { notObserved, parseObservation } from "./observation";

it("keeps the values of Pulumi's state, and contains a warning with the cause", () => {
  const { failure, ...rest } = failedObservation("demo", "`docker info` failed: permission denied.\n");
  expect(rest).toEqual(notObserved);
  expect(failure && sentence(failure)).toMatch(
    /^cluster "demo" could not be observed: .* because `docker info` failed: permission denied\. Fix .* \[OBSERVATION_FAILED\]$/,
  );
});

it("survives a round trip through JSON", () => {
  const failed = failedObservation("demo", "it crashed");
  expect(parseObservation(JSON.stringify(failed))).toEqual(failed);
});

it("shows the error of a crash on one line, without stack frames", () => {
  expect(readableCause("TypeError: no\n    at run (file.js:1)\n\tat main (file.js:2)\n\nNode.js v24")).toBe(
    "TypeError: no Node.js v24",
  );
});

it("escapes characters that a terminal interprets", () => {
  expect(readableCause("\u001b[31mred\u202e")).toBe("\\u001b[31mred\\u202e");
});

it("shortens a long cause, and keeps its beginning and its end", () => {
  const shown = readableCause(`first ${"word ".repeat(100_000)}`);
  expect(shown.length).toBeLessThanOrEqual(601);
  expect(shown).toMatch(/^first word .*…/);
});

it.each([
  [
    "a password in a URL",
    "proxyconnect https://me:hunter2@proxy:80 failed",
    /^proxyconnect https:\/\/\*{3}@proxy:80/,
  ],
  ["a private key", "read -----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----", /^read \*{3}$/],
  ["an encoded key", `client-key-data: LS0tLS1CRUdJTi+/hunter2${"A".repeat(9)}=`, /^client-key-data: \*{3}$/],
  ["a token", `token: ${"a1_-".repeat(30)}hunter2`, /^token: \*{3}$/],
])("hides %s", (_, text, expected) => {
  expect(readableCause(text)).toMatch(expected);
  expect(readableCause(text)).not.toContain("hunter2");
});

it("shows container IDs, and reports an empty text", () => {
  const id = "0a".repeat(32);
  expect(readableCause(`no such container: ${id}`)).toContain(id);
  expect(readableCause(" \n")).toBe("the driver reported no cause");
});
