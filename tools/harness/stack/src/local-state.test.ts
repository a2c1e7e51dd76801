import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLocalState } from "./local-state";

it("creates a passphrase that only the file's owner can read, and keeps it for later calls", async () => {
  const folder = await mkdtemp(join(tmpdir(), "berth-state-"));
  try {
    const first = await openLocalState(folder);
    const file = first["PULUMI_CONFIG_PASSPHRASE_FILE"] ?? "";
    const passphrase = await readFile(file, "utf8");
    expect((await stat(file)).mode & 0o077).toBe(0);
    expect(passphrase.length).toBeGreaterThanOrEqual(32);
    expect(await openLocalState(folder)).toEqual(first);
    expect(await readFile(file, "utf8")).toBe(passphrase);
  } finally {
    await rm(folder, { recursive: true });
  }
});
