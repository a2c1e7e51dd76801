import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

import { until } from "../wait/time-limit";
import { isRunning } from "./observe";
import { PulumiProject } from "./pulumi-project";

/** A CLI that creates stacks and hangs in `up`. It rejects all other commands. */
const PULUMI = `#!/bin/sh
case "$*" in
  "stack init contract --non-interactive") ;;
  "up --non-interactive") echo working; echo $$ > pid; exec sleep 3600 ;;
  *) echo "unknown arguments: $*" >&2; exit 2 ;;
esac
`;

describe("PulumiProject", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "fake-pulumi-"));
    writeFileSync(join(folder, "pulumi"), PULUMI, { mode: 0o755 });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const create = () =>
    PulumiProject.create({
      program: "",
      packages: [],
      env: { PATH: [folder, process.env["PATH"]].join(delimiter) },
    });

  it("kills a command that is still running when the project is removed", async () => {
    const project = await create();
    const pidFile = join(project.directory, "pid");
    const update = project.start("up");
    await until(
      () => existsSync(pidFile) && readFileSync(pidFile, "utf8") !== "" && update.printed() !== "",
      () => "the fake CLI did not start",
    );
    const pid = Number(readFileSync(pidFile, "utf8"));
    await project.remove();
    expect(isRunning(pid)).toBe(false);
    expect(await update.ended).toEqual({ exitCode: -1, output: "working\n" });
    expect(existsSync(project.directory)).toBe(false);
  });

  it("reports the CLI's output if a command fails", async () => {
    const project = await create();
    await expect(project.cli("refresh")).rejects.toThrow(
      "pulumi refresh ended with 2:\nunknown arguments: refresh --non-interactive",
    );
    await project.remove();
  });
});
