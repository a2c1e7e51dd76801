import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A plugin executable for one test: a shell script in a temporary folder. */
export interface PluginProgram {
  readonly path: string;
  /** Returns the process ID of the latest process that the script started in. */
  readonly pid: () => number;
  /** Returns the address of the engine, which the latest process received as its argument. */
  readonly engineAddress: () => string;
  readonly remove: () => void;
}

/**
 * Writes a plugin executable.
 *
 * @param script - the shell commands. They replace or keep the process that {@link PluginProgram.pid} returns.
 */
export function writePluginProgram(script: string): PluginProgram {
  const folder = mkdtempSync(join(tmpdir(), "plugin-program-"));
  const path = join(folder, "plugin");
  const lines = ["#!/bin/sh", `echo $$ > '${folder}/pid'`, `echo "$1" > '${folder}/engine'`, script, ""];
  writeFileSync(path, lines.join("\n"), { mode: 0o755 });
  const read = (file: string) => readFileSync(join(folder, file), "utf8").trim();
  return {
    path,
    pid: () => Number(read("pid")),
    engineAddress: () => read("engine"),
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}
