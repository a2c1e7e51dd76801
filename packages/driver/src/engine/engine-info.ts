import { z } from "zod";

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
const dockerInfo = z.object({ CgroupVersion: z.string().optional(), DockerRootDir: z.string().optional() });

/** Parses the output of `info --format "{{json .}}"`. Docker and nerdctl use the same format. Podman uses a different format. */
export function readEngineInfo(json: string): EngineInfo {
  const info: unknown = JSON.parse(json);
  const podman = podmanInfo.safeParse(info).data;
  if (podman !== undefined) {
    const { host, store } = podman;
    return { family: "podman", cgroupVersion: version(host.cgroupVersion), dataRoot: store?.graphRoot };
  }
  const { CgroupVersion, DockerRootDir } = dockerInfo.parse(info);
  return { family: "docker", cgroupVersion: version(CgroupVersion), dataRoot: DockerRootDir };
}

/** Parses the cgroup version. For example, Docker prints `1`, and Podman prints `v1`. */
function version(text: string | undefined): 1 | 2 {
  return text?.replace("v", "") === "1" ? 1 : 2;
}
