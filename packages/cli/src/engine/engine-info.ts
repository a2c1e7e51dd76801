import { z } from "zod";

/** What an engine says of itself. */
export interface EngineInfo {
  /** Whose program answered: `docker` may be Podman's stand-in for it. */
  readonly family: "docker" | "podman";
  /** The version of the control groups that containers run in. */
  readonly cgroupVersion: 1 | 2;
}

const podmanInfo = z.object({ host: z.object({ cgroupVersion: z.string().optional() }) });
const dockerInfo = z.object({ CgroupVersion: z.string().optional() });

/** Reads what `info --format "{{json .}}"` prints: Podman's own form, or the one that Docker and nerdctl share. */
export function readEngineInfo(json: string): EngineInfo {
  const info: unknown = JSON.parse(json);
  const podman = podmanInfo.safeParse(info).data;
  if (podman !== undefined) return { family: "podman", cgroupVersion: version(podman.host.cgroupVersion) };
  return { family: "docker", cgroupVersion: version(dockerInfo.parse(info).CgroupVersion) };
}

/** `1` to Docker, `v1` to Podman. */
function version(text: string | undefined): 1 | 2 {
  return text?.replace("v", "") === "1" ? 1 : 2;
}
