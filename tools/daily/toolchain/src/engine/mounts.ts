import { readFile } from "node:fs/promises";
import { mustRun } from "../process/run";

/**
 * Returns the mount points in and below a folder, deepest first.
 *
 * @param mountInfo - The contents of /proc/self/mountinfo. The fifth field of each line is the mount point. Octal escapes in this field
 * encode spaces and some other characters (source: proc(5)).
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
 * Unmounts the mounts that a killed dockerd left behind. The next dockerd would adopt these mounts and never unmount them.
 *
 * Call this function only if no daemon and no container uses the mounts.
 */
export async function unmountBelow(folder: string): Promise<void> {
  for (const point of mountsBelow(await readFile("/proc/self/mountinfo", "utf8"), folder)) {
    await mustRun("umount", [point]);
  }
}
