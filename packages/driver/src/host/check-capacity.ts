import { readFile, statfs } from "node:fs/promises";
import { kubernetesMinor, type ClusterPlan, type SystemFinding } from "@kind-berth/topology";
import type { Engine } from "../engine/engine";

/**
 * What one node of a cluster takes of the machine's inotify limits: an idle control plane of Kubernetes 1.36 was measured at 27
 * instances and 278 watches.
 */
const perNode = { instances: 30, watches: 500 };
/** What kind's documentation raises the limits to. */
const advised = { instances: 512, watches: 524_288 };
/** What a node needs of the disk before any pod of its own runs, in bytes. */
const diskPerNode = 1_000_000_000;
/** The first Kubernetes whose kubelet refuses cgroup v1 unless it is told not to. */
const lastOfCgroupV1 = 34;

/**
 * Warns where the machine may be too small for a cluster: nobody knows how much of it the cluster's pods and other programs
 * take, so it is for the user to judge.
 *
 * @param image - the image of nodes whose plan names none
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

/** The limits of this machine; absent where it is no Linux. */
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
        state: `is ${has}`,
        reason: `${plan.nodes.length} nodes may take ${needed}, and fail with "too many open files"`,
        remedy: `Raise it: \`sudo sysctl fs.inotify.max_user_${what}=${advised[what]}\`.`,
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
      state: "runs on cgroup v1",
      reason: `Kubernetes 1.${newest} does not support cgroup v1, and its kubelet starts only because Berth turns that check off`,
      remedy: `Boot the machine with cgroup v2, or use Kubernetes 1.${lastOfCgroupV1}.`,
    },
  ];
}

/** Warns where the engine's disk has less room than the nodes take. */
export function checkDisk(plan: ClusterPlan, engine: Engine, free: number | undefined): SystemFinding[] {
  const needed = diskPerNode * plan.nodes.length;
  if (free === undefined || free >= needed) return [];
  return [
    {
      code: "DISK_SPACE_LOW",
      object: `disk of ${engine.name} at ${engine.info.dataRoot ?? ""}`,
      state: `has ${megabytes(free)} of free space`,
      reason: `${plan.nodes.length} nodes take about ${megabytes(needed)} there`,
      remedy: `Free some: \`${engine.name} system prune\` removes what no container uses.`,
    },
  ];
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`;
}

/** A limit of the Linux kernel; `undefined` on other machines, whose engines have a kernel of their own. */
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

/** The engine's folder may be in a virtual machine, or closed to this user. */
function isAbsence(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === "ENOENT" || code === "EACCES";
}
