import { readFile } from "node:fs/promises";
import { mustRun } from "../process/run";

/**
 * The mount points at and below a folder, the deepest first.
 *
 * @param mountInfo - Text of /proc/self/mountinfo; its fifth field is the mount point, with spaces and the like in octal
 * (source: proc(5)).
 */
export function mountsBelow(mountInfo: string, folder: string): string[] {
  return mountInfo
    .split("\n")
    .flatMap((line) => line.split(" ")[4] ?? [])
    .map((point) =>
      point.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8))),
    )
    .filter((point) => point === folder || point.startsWith(`${folder}/`))
    .reverse();
}

/**
 * Unmounts what a dockerd that was killed has left mounted: the next one takes over its mounts and does not undo them.
 *
 * Only when neither a daemon nor a container is left that uses them.
 */
export async function unmountBelow(folder: string): Promise<void> {
  for (const point of mountsBelow(await readFile("/proc/self/mountinfo", "utf8"), folder)) {
    await mustRun("umount", [point]);
  }
}
