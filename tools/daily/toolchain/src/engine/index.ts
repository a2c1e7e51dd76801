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
 * A container engine that answers: one that runs is used as it is, else, as root on Debian, one is installed and started
 * for those who ask for it here.
 *
 * @throws ToolchainError `ENGINE_MISSING` with what to install, where there is none and none can be started.
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
 * Stops the engine that a `startEngine` with `keepFor` left running, unless somebody uses it. One that was not started here is never
 * touched.
 *
 * @param keepers - What it is no longer kept for; everything unless given.
 * @returns For whom it runs on, in a few words each; nothing where it does not.
 */
export async function stopEngine(
  engine: EngineName,
  report: Report,
  keepers: readonly Keeper[] = Object.values(Keeper),
): Promise<string[]> {
  return usersOf(await ENGINES[engine].stop(keepers, report));
}

/**
 * {@link stopEngine}, and removes the images, containers and volumes of the engine that was started here.
 *
 * @returns Who still uses it, in which case nothing is removed.
 */
export async function cleanEngine(engine: EngineName, report: Report): Promise<string[]> {
  return usersOf(await ENGINES[engine].clean(report));
}

const keptFor: Readonly<Record<Keeper, string>> = {
  demo: "the demo, until `npm run demo:down`",
  hand: "work by hand, until `npm run toolchain -- stop`",
};

function usersOf(leases: readonly Lease[]): string[] {
  return leases.map(({ holder }) => (typeof holder === "string" ? keptFor[holder] : `process ${holder.pid}`));
}

/**
 * The engine to use where none is named: `BERTH_ENGINE`, then what kind is told by `KIND_EXPERIMENTAL_PROVIDER`, then
 * Docker.
 *
 * @throws ToolchainError `ENGINE_MISSING` where a variable names an engine that Berth does not know.
 */
export function engineWanted(env: Readonly<Record<string, string | undefined>> = process.env): EngineName {
  for (const variable of ["BERTH_ENGINE", "KIND_EXPERIMENTAL_PROVIDER"]) {
    const value = env[variable];
    if (value === "docker" || value === "podman") return value;
    if (value !== undefined && value !== "") {
      throw new ToolchainError(
        "ENGINE_MISSING",
        `${variable} is "${value}"; Berth knows docker and podman. Set it to one of them, or unset it.`,
      );
    }
  }
  return "docker";
}

export { Keeper };
export type { Engine, StartEngineOptions };
