import { listEngine, mustRun } from "@kind-berth-tools/probe";
import {
  claimRun,
  provideToolchain,
  type EngineName,
  type Run,
  type Toolchain,
} from "@kind-berth-tools/toolchain";
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
      await removeLeftovers(toolchain, run);
      await run.release();
    }
  } finally {
    await toolchain.release();
  }
}

/** Removes the run's containers, networks and volumes. Their names contain the run's cluster names. */
async function removeLeftovers({ engine, env }: Toolchain, run: Run): Promise<void> {
  const { containers, networks, volumes } = await leftoversOf(engine, env, run);
  for (const [remove, names] of [
    [["rm", "--force", "--volumes"], containers],
    [["volume", "rm", "--force"], volumes],
    [["network", "rm"], networks],
  ] as const) {
    if (names.length === 0) continue;
    report(`removing ${names.join(", ")}`);
    await mustRun(engine, [...remove, ...names], env);
  }
}

async function leftoversOf(engine: EngineName, env: Toolchain["env"], run: Run) {
  const { containers, networks, volumes } = await listEngine(engine, env);
  const prefix = run.clusterName("x").slice(0, -1);
  const isOwn = (name: string) => name.includes(prefix);
  return {
    containers: containers.filter(isOwn),
    networks: networks.filter(isOwn),
    volumes: volumes.filter(isOwn),
  };
}

async function revisionOf(folder: string): Promise<string> {
  return (await mustRun("git", ["-C", folder, "describe", "--always", "--dirty", "--abbrev=12"])).trim();
}
