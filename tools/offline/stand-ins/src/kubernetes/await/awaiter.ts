import type { GroupVersionKind } from "../group-version-kind";
import { nameOf, type KubernetesObject } from "../object";

/** A change of an object on the cluster; what was there when the watch began comes as `ADDED`. */
export interface WatchEvent {
  readonly type: "ADDED" | "MODIFIED" | "DELETED";
  readonly object: KubernetesObject;
}

/** A line about how far an object has come. */
export interface Progress {
  readonly level: "status" | "warning-status";
  readonly message: string;
}

/** Something to do when some time has passed. */
export interface Later {
  readonly seconds: number;
  readonly run: () => void;
}

/**
 * Knows when one object is ready, from what happens to it and to the objects around it. It only takes in and answers:
 * watching, waiting and logging are done for it.
 */
export interface Awaiter {
  /** The kinds that it wants to see, in the object's namespace. */
  readonly watches: readonly GroupVersionKind[];
  /** The object as it was last seen. */
  readonly object: KubernetesObject;
  /** What to do later, counted from the beginning. */
  readonly atStart?: readonly Later[];
  /** Takes in one change, and says what to do later because of it. */
  observe(event: WatchEvent): readonly Later[];
  /** Whether the object is ready. */
  isReady(): boolean;
  /** Whether a wait that runs out of time is still a success. */
  isGoodEnough?(): boolean;
  /** Whether the object will never be ready. */
  hasFailed?(): boolean;
  /** Where things stand. A line that was shown before is not shown again. */
  progress(): readonly Progress[];
  /** What goes wrong with the object's pods, shown every ten seconds. */
  troubles?(): readonly Progress[];
  /** Why the object is not ready, for the error. */
  reasons(): readonly string[];
  /** A time limit of the kind's own, in seconds, that the program can't change. */
  readonly seconds?: number;
  /** The error of a wait that ran out of time, where the kind has one of its own. */
  timedOut?(): AwaitError;
}

/** Nothing to do later. */
export const NOTHING_LATER: readonly Later[] = [];

/** A wait that ended before the object was ready. */
export class AwaitError extends Error {
  override readonly name = "AwaitError";

  constructor(
    message: string,
    /** The object as it was last seen. */
    readonly object: KubernetesObject,
    readonly reasons: readonly string[],
  ) {
    super(message);
  }
}

/**
 * The error of a wait that was given up.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/await/error.go
 */
export function givenUp(why: "timed out" | "cancelled" | "failed", awaiter: Awaiter): AwaitError {
  const name = nameOf(awaiter.object);
  const messages = {
    "timed out": `'${name}' timed out waiting to be Ready`,
    cancelled: `Resource operation was cancelled for "${name}"`,
    failed: `Resource '${name}' was created but failed to initialize`,
  };
  return new AwaitError(messages[why], awaiter.object, awaiter.reasons());
}

/** A line of progress. */
export function status(message: string): Progress {
  return { level: "status", message };
}

/** A line about something that may be going wrong. */
export function warning(message: string): Progress {
  return { level: "warning-status", message };
}
