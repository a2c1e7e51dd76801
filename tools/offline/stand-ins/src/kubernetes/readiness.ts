import { ANNOTATIONS, isAnnotated } from "./annotations";
import { AwaitError, givenUp, type Awaiter } from "./await/awaiter";
import { awaiterAtRest, awaiterOf } from "./await/awaiter-of";
import { untilReady } from "./await/until-ready";
import { waitForAwaiter } from "./await/wait-for";
import { reachable } from "./cluster";
import { namespaceOf, type KubernetesObject } from "./object";
import type { Operation } from "./operation";

/**
 * Waits until a written object is ready. The object's annotations determine when it is ready. If there are no such annotations, the rules
 * for the object's `kind` apply.
 *
 * @returns the version of the object that became ready
 * @throws AwaitError if the object does not become ready
 */
export async function awaitReady(
  inputs: KubernetesObject,
  written: KubernetesObject,
  { isNew, timeoutSeconds }: { readonly isNew: boolean; readonly timeoutSeconds: number },
  { cluster, status, signal }: Operation,
): Promise<KubernetesObject> {
  if (isAnnotated(inputs, ANNOTATIONS.skipAwait)) {
    status.write("status", "Skipping await logic");
    return written;
  }
  const awaiter = waitForAwaiter(written) ?? awaiterOf(written, isNew);
  if (awaiter === undefined) return written;
  const { objects } = reachable(cluster);
  const ready = await untilReady(awaiter, { objects, log: status, signal, timeoutSeconds });
  status.clear();
  return ready;
}

/**
 * Checks whether an existing object is ready, without waiting.
 *
 * @throws AwaitError if the object is not ready
 */
export async function checkReady(
  inputs: KubernetesObject,
  live: KubernetesObject,
  { cluster, status, signal }: Operation,
): Promise<void> {
  const awaiter = isAnnotated(inputs, ANNOTATIONS.skipAwait) ? undefined : awaiterAtRest(live);
  if (awaiter === undefined) return;
  const { objects } = reachable(cluster);
  for (const kind of awaiter.watches) {
    const { items } = await objects.list(kind, namespaceOf(live), signal);
    for (const object of items) awaiter.observe({ type: "ADDED", object });
  }
  status.show(progressOf(awaiter));
  if (!awaiter.isReady()) throw givenUp("failed", awaiter);
  status.clear();
}

/** Returns the latest version of the object that a failed wait observed, or `undefined` if the error does not come from a wait. */
export function seenBy(thrown: unknown): KubernetesObject | undefined {
  return thrown instanceof AwaitError ? thrown.object : undefined;
}

/** Returns the reasons why an object is not ready, which are shown in addition to the error message. */
export function reasonsOf(thrown: unknown): readonly string[] {
  return thrown instanceof AwaitError ? thrown.reasons : [];
}

/** Returns an error's message. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

function progressOf(awaiter: Awaiter): ReturnType<Awaiter["progress"]> {
  return [...awaiter.progress(), ...(awaiter.troubles?.() ?? [])];
}
