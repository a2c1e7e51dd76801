import { mustRun } from "./command";

/** The names of an engine's containers, networks and volumes, in alphabetical order. */
export interface EngineContents {
  readonly containers: readonly string[];
  readonly networks: readonly string[];
  readonly volumes: readonly string[];
}

/**
 * Lists an engine's containers, networks and volumes, including stopped containers.
 *
 * @param env - the toolchain's environment variables, which override this process's variables.
 * @throws Error with the error output of the engine's client, if the engine does not respond.
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
