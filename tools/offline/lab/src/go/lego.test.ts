import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { readGoMod } from "./go-module";
import { completeLego, LEGO_CHECKSUM } from "./lego";

const LEGO = "github.com/go-acme/lego/v4";
const path = process.env["PATH"] ?? "";
let scratch: string;

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "berth-lego-"));
  process.env["PATH"] = [join(scratch, "bin"), path].join(delimiter);
  mkdirSync(join(scratch, "download/acme"), { recursive: true });
  writeFileSync(join(scratch, "download/acme/client.go"), "package acme");
  mkdirSync(join(scratch, "copy/providers/dns"), { recursive: true });
  writeFileSync(join(scratch, "copy/providers/dns/dns.go"), "package dns");
});
afterEach(() => {
  process.env["PATH"] = path;
  rmSync(scratch, { recursive: true });
});

/** Writes a fake go command that downloads lego with this checksum. The fake rejects every other command. */
function fakeGo(sum: string): void {
  const downloaded = JSON.stringify({ Dir: join(scratch, "download"), Sum: sum });
  mkdirSync(join(scratch, "bin"));
  writeFileSync(
    join(scratch, "bin/go"),
    `#!/bin/sh\ntest "$*" = "mod download -json ${LEGO}@${LEGO_CHECKSUM.version}" && echo '${downloaded}'\n`,
  );
  chmodSync(join(scratch, "bin/go"), 0o755);
}

describe("completeLego", () => {
  const complete = async () => completeLego(join(scratch, "copy"), await readGoMod(), scratch);
  const copied = () => existsSync(join(scratch, "copy/acme/client.go"));

  it("copies the source of the version in go.mod if the source has the pinned checksum", async () => {
    fakeGo(LEGO_CHECKSUM.sum);
    await complete();
    expect(copied()).toBe(true);
  });

  it("copies nothing if the source has another checksum", async () => {
    fakeGo("h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    await expect(complete()).rejects.toThrow(
      `has the checksum h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, but tools/offline/lab/src/go/lego.ts pins ${LEGO_CHECKSUM.sum}`,
    );
    expect(copied()).toBe(false);
  });
});
