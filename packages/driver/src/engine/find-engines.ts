import { BerthError, type EngineName } from "@kind-berth/topology";
import { lastSentence } from "../process/last-sentence";
import { tryCommand } from "../process/run-command";
import { Engine } from "./engine";
import { readEngineInfo } from "./engine-info";

/** The container engines on this machine. */
export interface Engines {
  /** The engines that respond, with the preferred engine first. */
  readonly answering: readonly [Engine, ...Engine[]];
  /** For each installed engine that does not respond, the reason why it does not respond. */
  readonly silent: readonly string[];
}

/** The values that kind accepts in KIND_EXPERIMENTAL_PROVIDER. Each value is a program name. */
const kindProviders = ["docker", "podman", "nerdctl", "finch", "nerdctl.lima"];

/** The time limit for an engine to respond, in milliseconds. */
const timeoutMs = 30_000;

/**
 * Finds the container engines that respond. If the plan or the environment names an engine, this function tries only that engine. If
 * neither names an engine, this function tries Docker, Podman and nerdctl in this order.
 *
 * @param wanted - see {@link ClusterPlan.engine}
 * @throws {@link BerthError} `ENGINE_UNKNOWN`, or `ENGINE_NOT_FOUND` with the error output of each engine
 */
export async function findEngines(signal: AbortSignal, wanted?: EngineName): Promise<Engines> {
  const names = wanted === undefined ? candidates(process.env) : [wanted];
  const probes = await Promise.all(names.map((name) => probe(name, signal)));
  const [first, ...others] = probes.filter((probed) => probed instanceof Engine);
  const silent = probes.filter((probed) => typeof probed === "string");
  if (first !== undefined) return { answering: [first, ...others], silent };
  throw notFound(silent.length > 0 ? silent : [`PATH contains none of these programs: ${names.join(", ")}`]);
}

/**
 * Returns the names of the engines to try. As in kind, KIND_EXPERIMENTAL_PROVIDER takes precedence and names the only engine to try.
 * Without this variable, DOCKER_HOST selects only Docker. If neither of these variables is set, CONTAINER_HOST selects only Podman. If none
 * of the three variables is set, the result contains all engines.
 */
export function candidates(env: NodeJS.ProcessEnv): readonly string[] {
  const wanted = env["KIND_EXPERIMENTAL_PROVIDER"];
  if (wanted) {
    if (kindProviders.includes(wanted)) return [wanted];
    throw unknown(wanted);
  }
  if (env["DOCKER_HOST"]) return ["docker"];
  if (env["CONTAINER_HOST"]) return ["podman"];
  return ["docker", "podman", "nerdctl"];
}

/** Returns the engine if it responds, or the reason as text if it does not. If the engine is not installed, returns `undefined`. */
async function probe(name: string, signal: AbortSignal): Promise<Engine | string | undefined> {
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    const { code, stdout, stderr } = await tryCommand(name, ["info", "--format", "{{json .}}"], {
      signal: AbortSignal.any([signal, limit]),
    });
    if (code !== 0) return `\`${name} info\` failed: ${lastSentence(stderr)}`;
    const info = readEngineInfo(stdout);
    // Ignore Podman's replacement for `docker`, because the driver also tries `podman` itself.
    return name === "docker" && info.family === "podman" ? undefined : new Engine(name, info, signal);
  } catch (error) {
    if (BerthError.isInstance(error)) return undefined;
    if (limit.aborted) return `\`${name} info\` timed out after ${timeoutMs / 1000} s`;
    throw error;
  }
}

function unknown(wanted: string): BerthError {
  return new BerthError("container engine", [
    {
      code: "ENGINE_UNKNOWN",
      object: "environment variable KIND_EXPERIMENTAL_PROVIDER",
      state: `is ${JSON.stringify(wanted)}`,
      reason: `kind supports only ${kindProviders.join(", ")}`,
      remedy: "Set the variable to one of these values, or unset it.",
    },
  ]);
}

/** Creates the error that the driver throws if no engine responds. */
export function notFound(reasons: readonly string[]): BerthError {
  return new BerthError("container engine", [
    {
      code: "ENGINE_NOT_FOUND",
      object: "container engine",
      state: "is not available",
      reason: reasons.join("; "),
      remedy:
        "Install or start Docker, Podman or nerdctl. Then check that `docker info`, `podman info` or `nerdctl info` succeeds for this user.",
    },
  ]);
}
