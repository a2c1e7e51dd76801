import { formatCheck } from "./format-check";
import { runCommand } from "./command";

jest.mock("./command", () => ({ runCommand: jest.fn(() => Promise.resolve(0)) }));

async function looksAt(files?: readonly string[]): Promise<string[]> {
  const [check] = formatCheck(files);
  await check?.run({ root: "/", scratch: "/", signal: new AbortController().signal });
  const [command = []] = jest.mocked(runCommand).mock.lastCall ?? [];
  return command.slice(1).filter((arg) => !arg.startsWith("--"));
}

it("looks at everything, or at the files of a change", async () => {
  expect(await looksAt()).toEqual(["."]);
  expect(await looksAt(["README.md", "a.ts"])).toEqual(["README.md", "a.ts"]);
});

it.each([".prettierrc.json", ".prettierignore", ".editorconfig", "package-lock.json"])(
  "looks at everything if %s has changed",
  async (file) => {
    expect(await looksAt(["a.ts", file])).toEqual(["."]);
  },
);

it("is no check if there is nothing to look at", () => {
  expect(formatCheck([])).toEqual([]);
});
