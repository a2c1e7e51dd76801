import { mustRun } from "./command";

/** The names of all that an engine holds for containers to run, in alphabetical order. */
export interface EngineContents {
  readonly containers: readonly string[];
  readonly networks: readonly string[];
  readonly volumes: readonly string[];
}

/**
 * Lists what an engine holds, stopped containers too.
 *
 * @param env - the toolchain's environment, over this process's own.
 * @throws Error with the engine's own words where it does not answer.
 */
export async function listEngine(
  engine: "docker" | "podman",
  env: Readonly<Record<string, string>>,
): Promise<EngineContents> {
  const names = async (args: readonly string[]) => {
    const listed = await mustRun(engine, args, env);
    return listed.split("\n").filter(Boolean).sort();
  };
  return {
    containers: await names(["ps", "--all", "--format", "{{.Names}}"]),
    networks: await names(["network", "ls", "--format", "{{.Name}}"]),
    volumes: await names(["volume", "ls", "--format", "{{.Name}}"]),
  };
}
