import type { EngineName } from "../pins";
import { ToolchainError } from "../problem";
import type { Report } from "../progress";
import { cleanDocker, provideDocker, stopDocker } from "./docker";
import type { Engine, StartEngineOptions } from "./engine";
import { Keeper, type Lease } from "./leases";
import { cleanPodman, providePodman, stopPodman } from "./podman";

const ENGINES = {
  docker: { provide: provideDocker, stop: stopDocker, clean: cleanDocker },
  podman: { provide: providePodman, stop: stopPodman, clean: cleanPodman },
};

/**
 * Provides a container engine. A running engine is used without changes. If no engine is running, and this process runs as root on Debian,
 * the function installs and starts a private engine.
 *
 * @throws ToolchainError `ENGINE_MISSING` with the required packages, if no engine is running and the function cannot start one.
 * @example
 * ```ts
 * const engine = await startEngine({ engine: "docker", report: console.error });
 * try { await useIt(engine.env); } finally { await engine.release(); }
 * ```
 */
export async function startEngine(options: StartEngineOptions): Promise<Engine> {
  return ENGINES[options.engine].provide(options);
}

/**
 * Stops an engine that keeps running because of `keepFor`, unless the engine is in use. Does not change an engine that the toolchain did
 * not start.
 *
 * @param keepers - The reasons for keeping the engine that no longer apply. Default: all reasons.
 * @returns The engine's remaining users, each in a few words. The list is empty if the engine was stopped.
 */
export async function stopEngine(
  engine: EngineName,
  report: Report,
  keepers: readonly Keeper[] = Object.values(Keeper),
): Promise<string[]> {
  return usersOf(await ENGINES[engine].stop(keepers, report));
}

/**
 * Runs {@link stopEngine}, and removes the private engine's images, containers and volumes.
 *
 * @returns The engine's remaining users. If the engine still has users, nothing is removed.
 */
export async function cleanEngine(engine: EngineName, report: Report): Promise<string[]> {
  return usersOf(await ENGINES[engine].clean(report));
}

const keptFor: Readonly<Record<Keeper, string>> = {
  demo: "the demo (until `npm run demo:down`)",
  hand: "manual use (until `npm run toolchain -- stop`)",
};

function usersOf(leases: readonly Lease[]): string[] {
  return leases.map(({ holder }) => (typeof holder === "string" ? keptFor[holder] : `process ${holder.pid}`));
}

/**
 * Returns the default engine: the value of `BERTH_ENGINE` or, if this variable is not set, the value of kind's
 * `KIND_EXPERIMENTAL_PROVIDER`. If neither variable is set, the default is Docker.
 *
 * @throws ToolchainError `ENGINE_MISSING` if a variable names an unsupported engine.
 */
export function engineWanted(env: Readonly<Record<string, string | undefined>> = process.env): EngineName {
  for (const variable of ["BERTH_ENGINE", "KIND_EXPERIMENTAL_PROVIDER"]) {
    const value = env[variable];
    if (value === "docker" || value === "podman") return value;
    if (value !== undefined && value !== "") {
      throw new ToolchainError(
        "ENGINE_MISSING",
        `${variable} is "${value}", but the toolchain supports only docker and podman. Set the variable to one of them, or unset it.`,
      );
    }
  }
  return "docker";
}

export { Keeper };
export type { Engine, StartEngineOptions };
