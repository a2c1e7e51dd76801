import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { entriesOf, existingLayer, writeLayer } from "./layer";
import { readTar } from "../testing/read-tar";

let dir: string;
beforeEach(async () => (dir = await mkdtemp(join(tmpdir(), "berth-lab-"))));
afterEach(() => rm(dir, { recursive: true }));

describe("writeLayer", () => {
  it("writes entries in order, with root as the owner and the epoch as the modification time", async () => {
    await writeFile(join(dir, "program"), "elf", { mode: 0o600 });
    const layer = await writeLayer(join(dir, "layer.tar"), [
      { path: "/usr", type: "directory" },
      { path: "/usr/program", type: "file", source: join(dir, "program"), mode: 0o755 },
      { path: "/usr/link", type: "symlink", target: "program" },
      { path: "/usr/note", type: "file", content: "read me" },
    ]);
    const entries = await readTar(layer.file);
    expect(
      entries.map(({ header: { name, type, mode, linkname, uid, mtime } }) => [
        name,
        type,
        mode,
        linkname,
        uid,
        mtime.getTime(),
      ]),
    ).toEqual([
      ["usr", "directory", 0o755, null, 0, 0],
      ["usr/program", "file", 0o755, null, 0, 0],
      ["usr/link", "symlink", expect.any(Number), "program", 0, 0],
      ["usr/note", "file", 0o644, null, 0, 0],
    ]);
    expect(entries.map(({ content }) => content)).toEqual(["", "elf", "", "read me"]);
  });

  it("returns the digest and size of the written file, and the same digest for the same content", async () => {
    const entries = [{ path: "/a", type: "file", content: "x" }] as const;
    const one = await writeLayer(join(dir, "one.tar"), entries);
    const other = await writeLayer(join(dir, "other.tar"), entries);
    const bytes = await readFile(one.file);
    expect(one.digest).toBe(createHash("sha256").update(bytes).digest("hex"));
    expect(one.size).toBe(bytes.length);
    expect(other.digest).toBe(one.digest);
    expect(await existingLayer(one.file)).toEqual(one);
  });

  it("fails if a source file does not exist", async () => {
    const entries = [{ path: "/a", type: "file", source: join(dir, "absent") }] as const;
    await expect(writeLayer(join(dir, "layer.tar"), entries)).rejects.toThrow("ENOENT");
  });
});

describe("entriesOf", () => {
  it("lists a directory sorted by name, with parents first", async () => {
    await mkdir(join(dir, "b", "c"), { recursive: true });
    await writeFile(join(dir, "b", "c", "file"), "x");
    await writeFile(join(dir, "a"), "x");
    expect((await entriesOf(dir, "/var")).map(({ path }) => path)).toEqual([
      "/var",
      "/var/a",
      "/var/b",
      "/var/b/c",
      "/var/b/c/file",
    ]);
  });

  it("rejects an entry that it cannot copy, such as a symbolic link", async () => {
    await symlink("a", join(dir, "link"));
    await expect(entriesOf(dir, "/var")).rejects.toThrow("neither a directory nor a file");
  });
});
