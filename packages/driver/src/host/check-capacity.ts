import { readFile, statfs } from "node:fs/promises";
import { kubernetesMinor, type ClusterPlan, type SystemFinding } from "@kind-berth/topology";
import type { Engine } from "../engine/engine";

/**
 * The number of inotify instances and watches that one cluster node needs. In a measurement, an idle Kubernetes 1.36 control plane used 27
 * instances and 278 watches.
 */
const perNode = { instances: 30, watches: 500 };
/** The limits that kind's documentation recommends. */
const advised = { instances: 512, watches: 524_288 };
/** The disk space in bytes that a node needs, not counting the user's pods. */
const diskPerNode = 1_000_000_000;
/** The latest Kubernetes minor version in which the kubelet accepts cgroup v1 by default. */
const lastOfCgroupV1 = 34;

/**
 * Warns if the machine may be too small for a cluster. A warning is enough, because Berth cannot predict how much the cluster's pods and
 * other programs need.
 *
 * @param image - the image for each node for which the plan names no image
 */
export async function checkCapacity(
  plan: ClusterPlan,
  engine: Engine,
  image: string | undefined,
): Promise<SystemFinding[]> {
  return [
    ...checkCgroups(plan, engine, image),
    ...checkInotify(plan, {
      instances: await limit("max_user_instances"),
      watches: await limit("max_user_watches"),
    }),
    ...checkDisk(plan, engine, await freeBytes(engine.info.dataRoot)),
  ];
}

/** This machine's inotify limits. Both limits are `undefined` if the machine does not run Linux. */
export interface InotifyLimits {
  readonly instances: number | undefined;
  readonly watches: number | undefined;
}

/** @see https://kind.sigs.k8s.io/docs/user/known-issues/#pod-errors-due-to-too-many-open-files */
export function checkInotify(plan: ClusterPlan, limits: InotifyLimits): SystemFinding[] {
  return (["instances", "watches"] as const).flatMap((what): SystemFinding[] => {
    const has = limits[what];
    const needed = perNode[what] * plan.nodes.length;
    if (has === undefined || has >= needed) return [];
    return [
      {
        code: "INOTIFY_LIMIT_LOW",
        object: `kernel setting fs.inotify.max_user_${what}`,
        state: `is ${has}, but ${countNodes(plan)} may need ${needed}`,
        reason: `if the limit is too low, pods fail with "too many open files"`,
        remedy: `Raise the limit: \`sudo sysctl fs.inotify.max_user_${what}=${advised[what]}\`.`,
      },
    ];
  });
}

/** @see https://kubernetes.io/blog/2025/12/17/kubernetes-v1-35-release/#removal-of-cgroup-v1-support */
export function checkCgroups(plan: ClusterPlan, engine: Engine, image: string | undefined): SystemFinding[] {
  const versions = plan.nodes.map((node) => kubernetesMinor(node.image ?? image, plan.kubernetesVersion));
  const newest = Math.max(...versions.map((minor) => minor ?? 0));
  if (engine.info.cgroupVersion === 2 || newest <= lastOfCgroupV1) return [];
  return [
    {
      code: "CGROUP_V1",
      object: `container engine ${engine.name}`,
      state: `runs on cgroup v1, but Kubernetes 1.${newest} does not support cgroup v1`,
      reason: `the kubelet starts only because Berth disables its cgroup version check`,
      remedy: `Boot the machine with cgroup v2, or use Kubernetes 1.${lastOfCgroupV1}.`,
    },
  ];
}

/** Warns if the engine's disk has less free space than the cluster's nodes need. */
export function checkDisk(plan: ClusterPlan, engine: Engine, free: number | undefined): SystemFinding[] {
  const needed = diskPerNode * plan.nodes.length;
  if (free === undefined || free >= needed) return [];
  return [
    {
      code: "DISK_SPACE_LOW",
      object: `disk of ${engine.name} at ${engine.info.dataRoot ?? ""}`,
      state: `has only ${megabytes(free)} of free space`,
      reason: `${countNodes(plan)} may need about ${megabytes(needed)}`,
      remedy: `Free disk space, for example with \`${engine.name} system prune\`, which removes unused data.`,
    },
  ];
}

function countNodes({ nodes }: ClusterPlan): string {
  return nodes.length === 1 ? "1 node" : `${nodes.length} nodes`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`;
}

/**
 * Reads one of the Linux kernel's limits. Returns `undefined` on other operating systems, because engines there run on a separate kernel.
 */
async function limit(name: string): Promise<number | undefined> {
  try {
    return Number(await readFile(`/proc/sys/fs/inotify/${name}`, "utf8"));
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

async function freeBytes(folder: string | undefined): Promise<number | undefined> {
  if (folder === undefined) return undefined;
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

/**
 * Whether an error means that this process cannot read a file or folder. For example, the engine's folder may be in a virtual machine, or
 * the user may lack permission to read it.
 */
function isAbsence(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === "ENOENT" || code === "EACCES";
}
