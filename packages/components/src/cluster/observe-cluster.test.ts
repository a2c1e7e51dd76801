import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { notObserved } from "@kind-berth/topology";
import { observeCluster } from "./observe-cluster";

// Each test starts the driver, which is slow on a busy machine.
jest.setTimeout(60_000);

const plan = { version: 1, name: "demo", nodes: [], ports: [] } as const;
const before = { ...process.env };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "berth-observe-"));
  process.env["PATH"] = folder;
  process.env["KIND_EXPERIMENTAL_PROVIDER"] = "docker";
});
afterEach(() => {
  process.env = { ...before };
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  chmodSync(file, 0o755);
  return file;
}

/** Makes the driver's process run this JavaScript code first. */
function first(code: string): void {
  process.env["NODE_OPTIONS"] = `--require ${write("first.cjs", code)}`;
}

describe("on a machine that cannot observe the cluster, the result is notObserved", () => {
  it("if no engine is installed", () => {
    expect(observeCluster(plan)).toEqual(notObserved);
  });

  it("if the engine does not run", () => {
    write("docker", "#!/bin/sh\necho 'Is the docker daemon running?' >&2\nexit 1\n");
    expect(observeCluster(plan)).toEqual(notObserved);
  });
});

describe("the result contains the failure", () => {
  it.each<[string, () => void, string]>([
    [
      "of an engine that refuses the user",
      () => write("docker", "#!/bin/sh\necho 'permission denied' >&2\nexit 1\n"),
      "because `docker info` failed: permission denied",
    ],
    [
      "of a driver that crashes",
      () => {
        first('throw new Error("broken installation")');
      },
      "Berth's driver failed: .*Error: broken installation",
    ],
    [
      "of a driver whose output is malformed",
      () => {
        first('process.stdout.write("hunter2")');
      },
      "Berth's driver did not print an observation$",
    ],
    [
      "of a driver that a signal ends",
      () => {
        first('process.kill(process.pid, "SIGKILL")');
      },
      "Berth's driver was ended by SIGKILL",
    ],
  ])("%s", (_, prepare, cause) => {
    prepare();
    const { failure, ...rest } = observeCluster(plan);
    expect(rest).toEqual(notObserved);
    expect(failure).toMatchObject({
      code: "OBSERVATION_FAILED",
      reason: expect.stringMatching(new RegExp(cause)) as string,
    });
    expect(failure?.reason).not.toMatch(/hunter2|\n| {4}at /);
  });

  it("of a driver that does not end, even if it ignores SIGTERM", () => {
    first('process.on("SIGTERM", () => undefined); for (;;);');
    expect(observeCluster(plan, 500).failure?.reason).toContain("did not respond within 0.5 s");
  });
});
