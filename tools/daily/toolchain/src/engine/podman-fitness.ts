/** The fields in the output of `podman info --format json` that the checks read. */
export interface PodmanInfo {
  readonly host: {
    readonly cgroupVersion: string;
    readonly networkBackend: string;
    readonly ociRuntime: { readonly name: string };
  };
  readonly version: { readonly Version: string };
}

/** This process's resource limits, and machine properties. */
export interface HostLimits {
  /** The contents of /proc/self/limits. */
  readonly limits: string;
  /** The contents of /proc/self/status. */
  readonly status: string;
  /** Whether the kernel module folder exists. kind mounts this folder into every node. */
  readonly modules: boolean;
}

/** Podman's default open-file limit for containers that root starts (source: containers.conf(5), default_ulimits). */
const DEFAULT_NOFILE = 1_048_576;
/** The bit of CAP_SYS_RESOURCE. A process needs this capability to raise a hard limit (source: capabilities(7)). */
const SYS_RESOURCE = 24n;

/**
 * Returns the reasons why Podman cannot run kind's nodes on this machine with its current configuration.
 *
 * @returns One phrase for each reason. The list is empty if Podman can run the nodes.
 */
export function podmanHindrances(info: PodmanInfo, host: HostLimits): string[] {
  const hindrances: string[] = [];
  const { cgroupVersion, networkBackend, ociRuntime } = info.host;
  if (cgroupVersion === "v1" && ociRuntime.name === "crun") {
    hindrances.push("its runtime crun does not support the combination of cgroup v1 and v2");
  }
  if (networkBackend !== "netavark") {
    hindrances.push(`its network backend ${networkBackend} does not resolve container names`);
  }
  if (!host.modules) {
    hindrances.push(
      "kind mounts /lib/modules, which does not exist, and Podman does not create missing folders",
    );
  }
  const nofile = hardNofile(host.limits);
  if (nofile < DEFAULT_NOFILE && !hasSysResource(host.status)) {
    hindrances.push(`it requires ${DEFAULT_NOFILE} open files, but the limit is ${nofile}`);
  }
  return hindrances;
}

function hardNofile(limits: string): number {
  const hard = /^Max open files\s+\S+\s+(\S+)/m.exec(limits)?.[1];
  return hard === undefined || hard === "unlimited" ? Infinity : Number(hard);
}

function hasSysResource(status: string): boolean {
  const effective = /^CapEff:\s*([0-9a-f]+)$/m.exec(status)?.[1];
  return effective === undefined || ((BigInt(`0x${effective}`) >> SYS_RESOURCE) & 1n) === 1n;
}
