import type { ClusterProbe } from "@kind-berth-tools/probe";

/** The arguments that identify an object for kubectl, such as `["httproute", "web"]`. */
export type ObjectWords = readonly [kind: string, name: string, ...options: string[]];

/** Two JSON merge patches. The `back` patch undoes the `away` patch. */
export interface Change {
  readonly away: object;
  readonly back: object;
}

/** Applies `change.away` to an object, runs `test`, and then applies `change.back`. */
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
