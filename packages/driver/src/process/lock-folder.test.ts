import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lockFolderPath, lockFolderProblem, openLockFolder } from "./lock-folder";

let folder = "";
let path = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "berth-lock-folder-"));
  path = join(folder, "locks");
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it("creates a folder that only this user can access, and opens it again", async () => {
  const before = process.umask(0);
  try {
    expect(await openLockFolder(path)).toBe(path);
  } finally {
    process.umask(before);
  }
  expect(lstatSync(path).mode & 0o777).toBe(0o700);
  expect(await openLockFolder(path)).toBe(path);
});

it("rejects a symbolic link, even to a private folder", async () => {
  mkdirSync(join(folder, "private"), { mode: 0o700 });
  symlinkSync(join(folder, "private"), path);
  await expect(openLockFolder(path)).rejects.toThrow(/locks" is a symbolic link: .*\[LOCK_FOLDER_UNSAFE\]/u);
});

it("rejects a file", async () => {
  writeFileSync(path, "", { mode: 0o700 });
  await expect(openLockFolder(path)).rejects.toThrow(/locks" is not a folder: .*\[LOCK_FOLDER_UNSAFE\]/u);
});

it.each([
  [0o755, "0755"],
  [0o710, "0710"],
  [0o702, "0702"],
])("rejects a folder with the mode %o", async (mode, shown) => {
  mkdirSync(path);
  chmodSync(path, mode);
  await expect(openLockFolder(path)).rejects.toThrow(
    new RegExp(`is accessible to other users \\(mode ${shown}\\): .*\\[LOCK_FOLDER_UNSAFE\\]`, "u"),
  );
});

// Only root can change the owner of a folder.
(process.geteuid?.() === 0 ? it : it.skip)("rejects a folder of another user", async () => {
  mkdirSync(path, { mode: 0o700 });
  chownSync(path, 65534, 65534);
  await expect(openLockFolder(path)).rejects.toThrow(
    /belongs to another user, with the ID 65534: .*remove the folder: `rm -r .*\[LOCK_FOLDER_UNSAFE\]/u,
  );
});

describe("the decision", () => {
  const stats = { isDirectory: () => true, isSymbolicLink: () => false, uid: 1000, mode: 0o040700 };

  it("accepts a private folder of this user", () => {
    expect(lockFolderProblem(stats, 1000)).toBeUndefined();
  });

  it("rejects a folder of another user, even if it is private", () => {
    expect(lockFolderProblem({ ...stats, uid: 1001 }, 1000)).toBe(
      "belongs to another user, with the ID 1001",
    );
    expect(lockFolderProblem({ ...stats, uid: 0 }, undefined)).toBe("belongs to another user, with the ID 0");
  });

  it("prefers the link to the properties of the link, because a link always has the mode 0777", () => {
    const link = { ...stats, isDirectory: () => false, isSymbolicLink: () => true, mode: 0o120777 };
    expect(lockFolderProblem(link, 1000)).toBe("is a symbolic link");
  });
});

it("has a path that leaves room for the names of sockets on macOS", () => {
  const longestName = `${"0".repeat(12)}.${"0".repeat(36)}.new`;
  expect(join(lockFolderPath(4_294_967_295), longestName).length).toBeLessThanOrEqual(103);
});

it("does not depend on the environment", () => {
  const before = process.env["TMPDIR"];
  try {
    process.env["TMPDIR"] = folder;
    expect(lockFolderPath(1000)).toBe("/tmp/berth-locks-1000");
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
});
