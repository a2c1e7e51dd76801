import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { acquirePipeLock, pipePath } from "./pipe-lock";
import type { ProcessLock } from "./process-lock";
import { readDescription } from "./read-description";

// On Linux and macOS, a socket file replaces the named pipe. Only one process can listen on the file.
const folder = mkdtempSync(join(tmpdir(), "berth-pipe-lock-"));
const address = join(folder, "pipe");
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it("permits one holder, describes the holder, and permits another holder after the release", async () => {
  const first = (await acquirePipeLock(address, "the first")) as ProcessLock;
  expect(await acquirePipeLock(address, "the second")).toBe("the first");
  await first.release();
  expect(await readDescription(address)).toBeUndefined();
  const second = (await acquirePipeLock(address, "the second")) as ProcessLock;
  expect(await readDescription(address)).toBe("the second");
  await second.release();
});

it("reports errors other than an address in use", async () => {
  await expect(acquirePipeLock(join(folder, "missing", "pipe"), "me")).rejects.toThrow("listen");
});

it("has a different pipe for each user and each lock, and a valid path for each user name", () => {
  const names = ["ann", "bob", "a\\b", "\ud800"];
  const paths = names.flatMap((user) => [pipePath("0a1b", user), pipePath("0a1c", user)]);
  expect(new Set(paths).size).toBe(paths.length);
  for (const path of paths) expect(path).toMatch(/^\\\\\.\\pipe\\berth-[0-9a-f]{12}-0a1[bc]$/u);
});
