import { mustRun } from "@kind-berth-tools/probe";
import { claimRun, provideToolchain, removeRun, type Run, type Toolchain } from "@kind-berth-tools/toolchain";
import { workspaceRoot } from "../folders";
import { report } from "./report";

/** The tools of a benchmark, and the run that owns its clusters and files. */
export interface Lab {
  readonly toolchain: Toolchain;
  readonly run: Run;
  /** The source revision when the benchmark started. The suffix `-dirty` means that the work tree contained other changes. */
  readonly revision: string;
}

/**
 * Provides the tools and an engine for a benchmark, and claims a run. Afterwards, removes everything on the engine that belongs to the run,
 * even if the benchmark fails.
 *
 * @throws the benchmark's error, or Error if a tool is missing or a leftover cannot be removed.
 */
export async function withLab<T>(work: (lab: Lab) => Promise<T>): Promise<T> {
  const toolchain = await provideToolchain({ report });
  try {
    const run = await claimRun(toolchain.engine);
    try {
      return await work({ toolchain, run, revision: await revisionOf(workspaceRoot) });
    } finally {
      // If this fails, the run's record remains. The next run then removes the leftovers.
      await removeRun(toolchain, run.id, report);
    }
  } finally {
    await toolchain.release();
  }
}

async function revisionOf(folder: string): Promise<string> {
  return (await mustRun("git", ["-C", folder, "describe", "--always", "--dirty", "--abbrev=12"])).trim();
}
