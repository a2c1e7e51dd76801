import { checksumOf } from "./checksums";

const SUM = "a".repeat(64);

describe("checksumOf", () => {
  it.each([
    ["a text mode line", `${SUM}  kind-linux-amd64\n`],
    ["a binary mode line", `${SUM} *kind-linux-amd64`],
    ["a path before the file name", `${SUM}  ./bin/kind-linux-amd64\n`],
    [
      "uppercase letters, other files and Windows line endings",
      `${"b".repeat(64)}  kind-darwin-amd64\r\n${SUM.toUpperCase()}  kind-linux-amd64\r\n`,
    ],
  ])("reads the checksum from a file with %s", (_, text) => {
    expect(checksumOf(text, "kind-linux-amd64")).toBe(SUM);
  });

  it.each([
    ["nothing", ""],
    ["a captive portal's page", "<html>please log in</html>"],
    ["a line for a file whose name has the same ending", `${SUM}  not-kind-linux-amd64\n`],
    ["a line whose checksum is too short", `${SUM.slice(1)}  kind-linux-amd64\n`],
  ])("finds no checksum if the file contains %s", (_, text) => {
    expect(checksumOf(text, "kind-linux-amd64")).toBeUndefined();
  });
});
