import { BerthError, sentence, type EngineName, type RuleCode } from "@kind-berth/topology";
import { lastSentence } from "../process/last-sentence";
import { tryCommand } from "../process/run-command";
import { Engine } from "./engine";
import { readEngineInfo } from "./engine-info";
import { isUnavailable } from "./is-unavailable";

/** The container engines on this machine. */
export interface Engines {
  /** The engines that respond, with the preferred engine first. */
  readonly answering: readonly [Engine, ...Engine[]];
  /** The installed engines that do not respond. */
  readonly silent: readonly SilentEngine[];
}

/** An installed engine that does not respond. */
export interface SilentEngine {
  /** The reason why the engine does not respond, as a clause. */
  readonly reason: string;
  /** Whether the reason is usual: the engine does not run, or is not reachable from this machine. */
  readonly isUnavailable: boolean;
}

/** The results of trying engines. */
export interface ProbedEngines {
  /** The engines that respond, with the preferred engine first. */
  readonly answering: readonly Engine[];
  readonly silent: readonly SilentEngine[];
  /** The names of the engines that were tried, including engines that are not installed. */
  readonly names: readonly string[];
}

/** The values that kind accepts in KIND_EXPERIMENTAL_PROVIDER. Each value is a program name. */
const kindProviders = ["docker", "podman", "nerdctl", "finch", "nerdctl.lima"];

/** How long an engine may take to respond, in milliseconds. */
const timeoutMs = 30_000;

/**
 * Tries the container engines. If the plan or the environment names an engine, this function tries only that engine. If neither names an
 * engine, this function tries Docker, Podman and nerdctl in this order.
 *
 * @param wanted - see {@link ClusterPlan.engine}
 * @throws {@link BerthError} `ENGINE_UNKNOWN`
 */
export async function probeEngines(signal: AbortSignal, wanted?: EngineName): Promise<ProbedEngines> {
  const names = wanted === undefined ? candidates(process.env) : [wanted];
  const probes = (await Promise.all(names.map((name) => probe(name, signal)))).filter(
    (probed) => probed !== undefined,
  );
  return {
    answering: probes.filter((probed) => probed instanceof Engine),
    silent: probes.flatMap((probed) => (probed instanceof Engine ? [] : [probed])),
    names,
  };
}

/**
 * Finds the container engines that respond, as {@link probeEngines} does.
 *
 * @throws {@link BerthError} `ENGINE_UNKNOWN`, or `ENGINE_NOT_FOUND` with the error output of each engine
 */
export async function findEngines(signal: AbortSignal, wanted?: EngineName): Promise<Engines> {
  const { answering, silent, names } = await probeEngines(signal, wanted);
  const [first, ...others] = answering;
  if (first !== undefined) return { answering: [first, ...others], silent };
  const absent = { reason: `PATH contains none of these programs: ${names.join(", ")}` };
  throw notFound(silent.length > 0 ? silent : [absent]);
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

/** Returns the engine if it responds, or the reason if it does not. If the engine is not installed, returns `undefined`. */
async function probe(name: string, signal: AbortSignal): Promise<Engine | SilentEngine | undefined> {
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    const { code, stdout, stderr } = await tryCommand(name, ["info", "--format", "{{json .}}"], {
      signal: AbortSignal.any([signal, limit]),
    });
    const info = code === 0 ? readEngineInfo(stdout) : stderr;
    if (typeof info === "string")
      return { reason: `\`${name} info\` failed: ${lastSentence(info)}`, isUnavailable: isUnavailable(info) };
    // Ignore Podman's replacement for `docker`, because the driver also tries `podman` itself.
    return name === "docker" && info.family === "podman" ? undefined : new Engine(name, info, signal);
  } catch (error) {
    if (isOnlyCode(error, "COMMAND_NOT_FOUND")) return undefined;
    if (BerthError.isInstance(error))
      return { reason: error.findings.map(sentence).join(" "), isUnavailable: false };
    if (limit.aborted)
      return { reason: `\`${name} info\` timed out after ${timeoutMs / 1000} s`, isUnavailable: false };
    throw error;
  }
}

function isOnlyCode(error: unknown, code: RuleCode): boolean {
  return BerthError.isInstance(error) && error.findings.every((finding) => finding.code === code);
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
export function notFound(engines: readonly Pick<SilentEngine, "reason">[]): BerthError {
  return new BerthError("container engine", [
    {
      code: "ENGINE_NOT_FOUND",
      object: "container engine",
      state: "is not available",
      reason: engines.map(({ reason }) => reason).join("; "),
      remedy:
        "Install or start Docker, Podman or nerdctl. Then check that `docker info`, `podman info` or `nerdctl info` succeeds for this user.",
    },
  ]);
}
