import type { GroupVersionKind } from "../group-version-kind";
import { nameOf, type KubernetesObject } from "../object";

/** A change of an object on the cluster. If an object already exists when the watch starts, its event has the type `ADDED`. */
export interface WatchEvent {
  readonly type: "ADDED" | "MODIFIED" | "DELETED";
  readonly object: KubernetesObject;
}

/** A line about an object's progress. */
export interface Progress {
  readonly level: "status" | "warning-status";
  readonly message: string;
}

/** An action that the caller runs after some time. */
export interface Later {
  readonly seconds: number;
  readonly run: () => void;
}

/**
 * Decides whether one object is ready, based on events of this object and of related objects. An awaiter has no side effects. Its caller
 * watches the objects, waits, and writes the log.
 */
export interface Awaiter {
  /** The kinds to watch in the namespace of the object. */
  readonly watches: readonly GroupVersionKind[];
  /** The last seen version of the object. */
  readonly object: KubernetesObject;
  /** The actions that the caller runs later. Their times start at the beginning of the wait. */
  readonly atStart?: readonly Later[];
  /** Processes one event. Returns the actions that the caller runs later. */
  observe(event: WatchEvent): readonly Later[];
  /** Whether the object is ready. */
  isReady(): boolean;
  /** Whether a wait succeeds even though it has timed out. */
  isGoodEnough?(): boolean;
  /** Whether the object can never become ready. */
  hasFailed?(): boolean;
  /** Returns the current progress. If a line was shown before, the caller does not show it again. */
  progress(): readonly Progress[];
  /** Returns the problems of the object's pods. The caller shows them every ten seconds. */
  troubles?(): readonly Progress[];
  /** Returns the reasons why the object is not ready, for the error message. */
  reasons(): readonly string[];
  /** A fixed time limit that applies to the kind, in seconds. The program cannot change this limit. */
  readonly seconds?: number;
  /** Returns the error after a timeout. Only kinds with a specific error have this method. */
  timedOut?(): AwaitError;
}

/** An empty list of actions. */
export const NOTHING_LATER: readonly Later[] = [];

/** An error that means that a wait ended before the object was ready. */
export class AwaitError extends Error {
  override readonly name = "AwaitError";

  constructor(
    message: string,
    /** The last seen version of the object. */
    readonly object: KubernetesObject,
    readonly reasons: readonly string[],
  ) {
    super(message);
  }
}

/**
 * Returns the error of a wait that ended without success.
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

/** Returns a line of progress. */
export function status(message: string): Progress {
  return { level: "status", message };
}

/** Returns a line about a possible problem. */
export function warning(message: string): Progress {
  return { level: "warning-status", message };
}
