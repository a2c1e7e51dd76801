import { readFile } from "node:fs/promises";
import { mustRun } from "../process/run";

/**
 * The mount points at and below a folder, the deepest first.
 *
 * @param mountInfo - The text of /proc/self/mountinfo. Its fifth field is the mount point, with spaces and some other characters in octal
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
 * Unmounts the mounts of a killed dockerd. The next dockerd takes them over and does not unmount them.
 *
 * Call this function only if neither a daemon nor a container uses the mounts.
 */
export async function unmountBelow(folder: string): Promise<void> {
  for (const point of mountsBelow(await readFile("/proc/self/mountinfo", "utf8"), folder)) {
    await mustRun("umount", [point]);
  }
}
