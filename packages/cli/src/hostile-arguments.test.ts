import { runBerth } from "../test/fixtures/run-berth";

it.each([
  ["a file name", ["import", "\u001b[2J\u202ename"]],
  ["a code", ["explain", "\u001b[2J"]],
  ["an option", ["diagram", "--\u001b[2J"]],
  ["a command", ["\u009b2J"]],
  ["the value of an option", ["explain", "--format", "\u001b[2J"]],
])("escapes the control characters of %s in its message", async (_, args) => {
  const { status, stdout, stderr } = await runBerth(args);
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toMatch(/\\u00(?:1b|9b)/);
  expect(stderr).not.toMatch(/(?![\n\t])[\p{Cc}\p{Cf}]/u);
});
