import { field, nameOf, text, type KubernetesObject } from "../object";
import type { ObjectAddress } from "../objects";
import { AwaitError, status, type WatchEvent } from "./awaiter";
import { follow } from "./follow";
import type { Wait } from "./until-ready";

/**
 * Waits until a deleted object is gone.
 *
 * @param last - the last known version of the deleted object
 * @throws AwaitError if the object still exists at the timeout, or if the update is cancelled before then
 */
export async function untilGone(
  address: ObjectAddress,
  last: KubernetesObject,
  { objects, log, signal, timeoutSeconds }: Wait,
): Promise<void> {
  const timeout = AbortSignal.timeout(timeoutSeconds * 1000);
  const gone = new AbortController();
  const uid = text(last, "metadata", "uid");
  const isIt = (object: KubernetesObject): boolean => nameOf(object) === address.name;
  let seen = last;
  const take = ({ type, object }: WatchEvent): void => {
    if (!isIt(object)) return;
    // Another object with the same name may already exist.
    const isSame = uid === "" || text(object, "metadata", "uid") === uid;
    if (type === "DELETED" || !isSame) {
      gone.abort();
      return;
    }
    seen = object;
    if (field(object, "metadata", "deletionTimestamp") !== undefined) {
      log.show([status("Resource scheduled for deletion")]);
    }
  };

  const listed = (names: ReadonlySet<string>): void => {
    if (!names.has(address.name)) gone.abort();
  };
  const end = AbortSignal.any([signal, timeout, gone.signal]);
  await follow(objects, address.kind, address.namespace, end, take, listed);
  if (gone.signal.aborted) return;
  const finalizers = field(seen, "metadata", "finalizers");
  const names = Array.isArray(finalizers) ? finalizers.join(", ") : "";
  log.write("warning", `finalizers might be preventing deletion (${names})`);
  const message = signal.aborted ? "context canceled" : "timed out waiting for the condition";
  throw new AwaitError(message, seen, []);
}
