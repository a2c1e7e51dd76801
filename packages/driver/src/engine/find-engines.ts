import { BerthError, type EngineName } from "@kind-berth/topology";
import { lastSentence } from "../process/last-sentence";
import { tryCommand } from "../process/run-command";
import { Engine } from "./engine";
import { readEngineInfo } from "./engine-info";

/** The container engines of this machine. */
export interface Engines {
  /** Those that answer, the one to use first. */
  readonly answering: readonly [Engine, ...Engine[]];
  /** What those said that are installed and do not answer. */
  readonly silent: readonly string[];
}

/** Every value of KIND_EXPERIMENTAL_PROVIDER that kind knows; each is the name of a program. */
const kindProviders = ["docker", "podman", "nerdctl", "finch", "nerdctl.lima"];

/** How long an engine may take to answer, in milliseconds. */
const timeoutMs = 30_000;

/**
 * Finds the container engines that answer: the one that is asked for, else the one that the environment names, else Docker,
 * Podman and nerdctl in this order.
 *
 * @param wanted - see {@link ClusterPlan.engine}
 * @throws {@link BerthError} `ENGINE_UNKNOWN`, or `ENGINE_NOT_FOUND` with what each engine said
 */
export async function findEngines(signal: AbortSignal, wanted?: EngineName): Promise<Engines> {
  const names = wanted === undefined ? candidates(process.env) : [wanted];
  const probes = await Promise.all(names.map((name) => probe(name, signal)));
  const [first, ...others] = probes.filter((probed) => probed instanceof Engine);
  const silent = probes.filter((probed) => typeof probed === "string");
  if (first !== undefined) return { answering: [first, ...others], silent };
  throw notFound(silent.length > 0 ? silent : [`none of ${names.join(", ")} is on PATH`]);
}

/**
 * The engines to look for: the one that KIND_EXPERIMENTAL_PROVIDER names, as for kind; the one whose variable says where it
 * is; else all.
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

/** The engine; why it does not answer; or nothing where it is not installed. */
async function probe(name: string, signal: AbortSignal): Promise<Engine | string | undefined> {
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    const { code, stdout, stderr } = await tryCommand(name, ["info", "--format", "{{json .}}"], {
      signal: AbortSignal.any([signal, limit]),
    });
    if (code !== 0) return `\`${name} info\` said: ${lastSentence(stderr)}`;
    const info = readEngineInfo(stdout);
    // Podman's stand-in for `docker` is left to `podman` itself.
    return name === "docker" && info.family === "podman" ? undefined : new Engine(name, info, signal);
  } catch (error) {
    if (BerthError.isInstance(error)) return undefined;
    if (limit.aborted) return `\`${name} info\` did not answer within ${timeoutMs / 1000} seconds`;
    throw error;
  }
}

function unknown(wanted: string): BerthError {
  return new BerthError("container engine", [
    {
      code: "ENGINE_UNKNOWN",
      object: "environment variable KIND_EXPERIMENTAL_PROVIDER",
      state: `is ${JSON.stringify(wanted)}`,
      reason: `kind supports ${kindProviders.join(", ")}`,
      remedy: "Set it to one of these, or unset it.",
    },
  ]);
}

/** The error for engines that do not answer. */
export function notFound(reasons: readonly string[]): BerthError {
  return new BerthError("container engine", [
    {
      code: "ENGINE_NOT_FOUND",
      object: "container engine",
      state: "is not available",
      reason: reasons.join("; "),
      remedy:
        "Install or start Docker, Podman or nerdctl, and see that `docker info` (or its like) succeeds for this user.",
    },
  ]);
}
