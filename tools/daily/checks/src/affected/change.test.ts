import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { changeSince, existing } from "./change";

let root: string;

const git = (...args: string[]) =>
  execFileSync("git", ["-c", "user.name=test", "-c", "user.email=test@localhost", ...args], {
    cwd: root,
    encoding: "utf8",
    stdio: "pipe",
  }).trim();

function commit(name: string, text = name): void {
  writeFileSync(join(root, name), text);
  git("add", name);
  git("commit", "--quiet", "-m", name);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "berth-change-"));
  git("init", "--quiet", "--initial-branch=main");
  for (const name of ["kept", "edited", "deleted"]) commit(name);
  commit(".gitignore", "ignored\n");
  git("checkout", "--quiet", "-b", "topic");
  commit("committed");
  git("checkout", "--quiet", "main");
  commit("of main only");
  git("checkout", "--quiet", "topic");
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

it("lists committed, edited, staged, deleted and new files, and omits the base revision's own commits", async () => {
  writeFileSync(join(root, "edited"), "again");
  writeFileSync(join(root, "staged"), "");
  git("add", "staged");
  rmSync(join(root, "deleted"));
  writeFileSync(join(root, "ignored"), "");
  mkdirSync(join(root, "folder"));
  writeFileSync(join(root, "folder/ünknown file"), "");
  const change = await changeSince(root, "main");
  expect(change.files).toEqual(["committed", "deleted", "edited", "folder/ünknown file", "staged"]);
  expect(change.base).toBe(git("merge-base", "main", "topic"));
  expect(existing(root, change)).toEqual(["committed", "edited", "folder/ünknown file", "staged"]);
});

it("lists no files if the revision is the current branch", async () => {
  expect((await changeSince(root, "topic")).files).toEqual([]);
});

it("rejects a revision that does not exist, and names the revision", async () => {
  await expect(changeSince(root, "no-such-branch")).rejects.toThrow("no-such-branch");
});
