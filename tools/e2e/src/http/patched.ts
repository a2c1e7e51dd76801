import type { ClusterProbe } from "@berth-tools/probe";

/** An object by kubectl's words for it, such as `["httproute", "web"]`. */
export type ObjectWords = readonly [kind: string, name: string, ...options: string[]];

/**
 * Runs `test` while an object has other fields than Berth gave it, and gives them back.
 *
 * @param away - a JSON merge patch.
 * @param back - the one that undoes it.
 */
export async function patched<T>(
  probe: ClusterProbe,
  object: ObjectWords,
  { away, back }: { readonly away: object; readonly back: object },
  test: () => Promise<T>,
): Promise<T> {
  const patch = (change: object) =>
    probe.kubectl(["patch", ...object, "--type=merge", `--patch=${JSON.stringify(change)}`]);
  await patch(away);
  try {
    return await test();
  } finally {
    await patch(back);
  }
}
