import { z } from "zod";

/** What an engine says of itself. */
export interface EngineInfo {
  /** Whose program answered: `docker` may be Podman's stand-in for it. */
  readonly family: "docker" | "podman";
  /** The version of the control groups that containers run in. */
  readonly cgroupVersion: 1 | 2;
  /** The folder on the engine's machine where it keeps images and containers; `undefined` where it does not say. */
  readonly dataRoot?: string | undefined;
}

const podmanInfo = z.object({
  host: z.object({ cgroupVersion: z.string().optional() }),
  store: z.object({ graphRoot: z.string().optional() }).optional(),
});
const dockerInfo = z.object({ CgroupVersion: z.string().optional(), DockerRootDir: z.string().optional() });

/** Reads what `info --format "{{json .}}"` prints: Podman's own form, or the one that Docker and nerdctl share. */
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

/** `1` to Docker, `v1` to Podman. */
function version(text: string | undefined): 1 | 2 {
  return text?.replace("v", "") === "1" ? 1 : 2;
}
