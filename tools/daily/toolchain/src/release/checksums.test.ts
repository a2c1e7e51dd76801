import { checksumOf } from "./checksums";

const SUM = "a".repeat(64);

describe("checksumOf", () => {
  it.each([
    ["text mode", `${SUM}  kind-linux-amd64\n`],
    ["binary mode", `${SUM} *kind-linux-amd64`],
    ["a path before the name", `${SUM}  ./bin/kind-linux-amd64\n`],
    [
      "capitals, other files and Windows line ends",
      `${"b".repeat(64)}  kind-darwin-amd64\r\n${SUM.toUpperCase()}  kind-linux-amd64\r\n`,
    ],
  ])("reads a line in %s", (_, text) => {
    expect(checksumOf(text, "kind-linux-amd64")).toBe(SUM);
  });

  it.each([
    ["nothing", ""],
    ["a page of a captive portal", "<html>please log in</html>"],
    ["a name that only ends alike", `${SUM}  not-kind-linux-amd64\n`],
    ["a checksum too short", `${SUM.slice(1)}  kind-linux-amd64\n`],
  ])("finds none in %s", (_, text) => {
    expect(checksumOf(text, "kind-linux-amd64")).toBeUndefined();
  });
});
