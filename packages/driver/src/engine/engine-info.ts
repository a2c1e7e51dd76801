import { z } from "zod";
import { readOutput } from "../process/read-output";

/** The information that an engine reports about itself. */
export interface EngineInfo {
  /** The engine type. The `docker` command does not identify the type, because the command can be Podman's replacement for Docker. */
  readonly family: "docker" | "podman";
  /** The cgroup version that containers use. */
  readonly cgroupVersion: 1 | 2;
  /** The folder in which the engine stores images and containers, on the engine's machine. `undefined` if the engine does not report it. */
  readonly dataRoot?: string | undefined;
}

const podmanInfo = z.object({
  host: z.object({ cgroupVersion: z.string().optional() }),
  store: z.object({ graphRoot: z.string().optional() }).optional(),
});
const dockerInfo = z.object({
  CgroupVersion: z.string().optional(),
  DockerRootDir: z.string().optional(),
  ServerErrors: z.array(z.string()).nullish(),
});

/**
 * Parses the output of `info --format "{{json .}}"`. Docker and nerdctl use the same format. Podman uses a different format.
 *
 * @returns the information; or the error as text if the client could not read it from the engine. In this case too, many releases of
 * Docker's client exit with code 0.
 * @throws {@link BerthError} `COMMAND_OUTPUT_INVALID`
 * @see https://github.com/docker/cli/commit/353230d9784f62cdf1f500bee77aa13d17fbee35 for the exit code of Docker's client
 */
export function readEngineInfo(json: string): EngineInfo | string {
  const info = readOutput("info", z.union([podmanInfo, dockerInfo]), json);
  if ("host" in info) {
    const { host, store } = info;
    return { family: "podman", cgroupVersion: version(host.cgroupVersion), dataRoot: store?.graphRoot };
  }
  const { CgroupVersion, DockerRootDir, ServerErrors } = info;
  if (ServerErrors?.[0] !== undefined) return ServerErrors.join("; ");
  return { family: "docker", cgroupVersion: version(CgroupVersion), dataRoot: DockerRootDir };
}

/** Parses the cgroup version. For example, Docker prints `1`, and Podman prints `v1`. */
function version(text: string | undefined): 1 | 2 {
  return text?.replace("v", "") === "1" ? 1 : 2;
}
