import { runCommand } from "./command";

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
    const ran = await runCommand(engine, args, env);
    if (ran.exitCode !== 0) {
      throw new Error(`${engine} ${args.join(" ")} failed: ${ran.stderr.trim()}`);
    }
    return ran.stdout.split("\n").filter(Boolean).sort();
  };
  return {
    containers: await names(["ps", "--all", "--format", "{{.Names}}"]),
    networks: await names(["network", "ls", "--format", "{{.Name}}"]),
    volumes: await names(["volume", "ls", "--format", "{{.Name}}"]),
  };
}
