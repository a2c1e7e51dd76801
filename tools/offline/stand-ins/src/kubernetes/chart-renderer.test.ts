import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { UnimplementedError } from "../protocol";
import { renderChart } from "./chart-renderer";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "berth-renderer-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Writes a fake renderer program to the test's folder. In the script, `$0` is the path of a file in this folder. */
function program(script: string): string {
  const path = join(folder, "helm-template");
  writeFileSync(path, `#!/bin/sh\ncd "$(dirname "$0")"\n${script}\n`, { mode: 0o755 });
  return path;
}

const options = { path: "./chart", release_name: "web", values: { password: "hush" } };
const { signal } = new AbortController();

describe("renderChart", () => {
  it("passes the options to the program only on standard input", async () => {
    const path = program('cat > input; { echo "$@"; env; } > elsewhere; echo "kind: ConfigMap"');
    expect(await renderChart(path, options, signal)).toBe("kind: ConfigMap\n");
    const read = (name: string) => readFileSync(join(folder, name), "utf8");
    expect(JSON.parse(read("input"))).toEqual(options);
    expect(read("elsewhere")).not.toContain("hush");
  });

  it("fails with the program's error message", async () => {
    await expect(renderChart(program("echo no such chart >&2; exit 1"), options, signal)).rejects.toThrow(
      "failed to generate YAML for specified Helm chart: no such chart",
    );
  });

  it("rejects all charts if the program does not exist", async () => {
    await expect(renderChart(join(folder, "nothing"), options, signal)).rejects.toThrow(UnimplementedError);
  });

  it("stops the program when the update is cancelled", async () => {
    const update = new AbortController();
    const rendering = renderChart(program("exec sleep 600"), options, update.signal);
    update.abort(new Error("The update was cancelled."));
    await expect(rendering).rejects.toThrow("The update was cancelled.");
  });
});
