import { formatCheck } from "./format-check";
import { runCommand } from "./command";

jest.mock("./command", () => ({ runCommand: jest.fn(() => Promise.resolve(0)) }));

async function looksAt(files?: readonly string[]): Promise<string[]> {
  const [check] = formatCheck(files);
  await check?.run({ root: "/", scratch: "/", signal: new AbortController().signal });
  const [command = []] = jest.mocked(runCommand).mock.lastCall ?? [];
  return command.slice(1).filter((arg) => !arg.startsWith("--"));
}

it("checks all files, or only the files of a change", async () => {
  expect(await looksAt()).toEqual(["."]);
  expect(await looksAt(["README.md", "a.ts"])).toEqual(["README.md", "a.ts"]);
});

it.each([".prettierrc.json", ".prettierignore", ".editorconfig", "package-lock.json"])(
  "checks all files if %s has changed",
  async (file) => {
    expect(await looksAt(["a.ts", file])).toEqual(["."]);
  },
);

it("creates no check if a change has no files", () => {
  expect(formatCheck([])).toEqual([]);
});
