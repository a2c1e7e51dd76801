import type { ClusterProbe } from "@kind-berth-tools/probe";

/** An object by kubectl's words for it, such as `["httproute", "web"]`. */
export type ObjectWords = readonly [kind: string, name: string, ...options: string[]];

/** Two JSON merge patches, of which one undoes the other. */
export interface Change {
  readonly away: object;
  readonly back: object;
}

/** Runs `test` while an object has other fields than Berth gave it, and gives them back. */
export async function patched<T>(
  probe: ClusterProbe,
  object: ObjectWords,
  change: Change,
  test: () => Promise<T>,
): Promise<T> {
  const patch = (fields: object) =>
    probe.kubectl(["patch", ...object, "--type=merge", `--patch=${JSON.stringify(fields)}`]);
  await patch(change.away);
  try {
    return await test();
  } finally {
    await patch(change.back);
  }
}
