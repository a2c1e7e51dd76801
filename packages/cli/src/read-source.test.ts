import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSource, SourceError } from "./read-source";

const folder = mkdtempSync(join(tmpdir(), "berth-read-source-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Writes a file and reads it. */
async function read(content: string | Uint8Array): Promise<string> {
  const file = join(folder, "kind.yaml");
  writeFileSync(file, content);
  return readSource(file);
}

it("reads a text without its byte order mark", async () => {
  expect(await read("\uFEFFname: Größe 数 🙂\n")).toBe("name: Größe 数 🙂\n");
});

it("reads UTF-16 with a byte order mark", async () => {
  expect(await read(Buffer.from("\uFEFFname: Größe\r\n", "utf16le"))).toBe("name: Größe\r\n");
});

it("rejects bytes that are not valid UTF-8", async () => {
  await expect(read(Uint8Array.of(0x61, 0xff))).rejects.toThrow(
    /kind\.yaml" is not valid UTF-8 in line 1\. /,
  );
  await expect(read(Uint8Array.of(0x61, 0xff))).rejects.toBeInstanceOf(SourceError);
});

it("stops at 16 MiB, also if the input has no end", async () => {
  await expect(read("x".repeat(16 * 2 ** 20 + 1))).rejects.toThrow("is larger than 16 MiB");
  if (process.platform === "win32") return;
  await expect(readSource("/dev/zero")).rejects.toThrow('"/dev/zero" is larger than 16 MiB');
});

it("passes on the error of the operating system", async () => {
  await expect(readSource(join(folder, "missing.yaml"))).rejects.toMatchObject({ code: "ENOENT" });
});
