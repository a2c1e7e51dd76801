import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { runtimeScript } from "./dockerd";

const call = promisify(execFile);
let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "berth-lab-"));
  await writeFile(join(dir, "runc"), '#!/bin/sh\necho "$@"\n', { mode: 0o755 });
  await writeFile(join(dir, "bounded"), runtimeScript(["CAP_SYS_RESOURCE", "CAP_BPF"]), { mode: 0o755 });
});

afterEach(() => rm(dir, { recursive: true }));

const runtime = (...args: string[]) =>
  call(join(dir, "bounded"), args, { env: { PATH: `${dir}:/usr/bin:/bin` } });

describe("runtimeScript", () => {
  it("removes the capabilities from a new container's bundle, at any position in the lists", async () => {
    const capabilities = {
      bounding: ["CAP_SYS_RESOURCE", "CAP_CHOWN", "CAP_BPF", "CAP_KILL"],
      effective: ["CAP_KILL", "CAP_SYS_RESOURCE", "CAP_BPF"],
      permitted: ["CAP_BPF"],
    };
    await writeFile(join(dir, "config.json"), JSON.stringify({ process: { args: ["sh"], capabilities } }));
    const { stdout } = await runtime("--root", "/run/x", "create", "--bundle", dir, "id");
    expect(stdout.trim()).toBe(`--root /run/x create --bundle ${dir} id`);
    expect(JSON.parse(await readFile(join(dir, "config.json"), "utf8"))).toEqual({
      process: {
        args: ["sh"],
        capabilities: { bounding: ["CAP_CHOWN", "CAP_KILL"], effective: ["CAP_KILL"], permitted: [] },
      },
    });
  });

  it("removes the capabilities from the process document of exec", async () => {
    const file = join(dir, "process.json");
    await writeFile(file, JSON.stringify({ capabilities: { bounding: ["CAP_CHOWN", "CAP_SYS_RESOURCE"] } }));
    await runtime("exec", "--process", file, "--detach", "id");
    expect(JSON.parse(await readFile(file, "utf8"))).toEqual({ capabilities: { bounding: ["CAP_CHOWN"] } });
  });

  it("runs runc without changes for all other commands", async () => {
    await writeFile(join(dir, "config.json"), '["CAP_BPF"]');
    expect((await runtime("delete", "--force", "id")).stdout.trim()).toBe("delete --force id");
    expect(await readFile(join(dir, "config.json"), "utf8")).toBe('["CAP_BPF"]');
  });

  it("fails before it runs runc if it cannot read the document", async () => {
    await expect(runtime("create", "--bundle", join(dir, "none"), "id")).rejects.toMatchObject({
      stdout: "",
    });
  });
});
