import type { GroupVersionKind } from "../group-version-kind";
import { nameOf, type KubernetesObject } from "../object";

/** A change of an object on the cluster. Objects that exist at the start of the watch have the type `ADDED`. */
export interface WatchEvent {
  readonly type: "ADDED" | "MODIFIED" | "DELETED";
  readonly object: KubernetesObject;
}

/** A line about an object's progress. */
export interface Progress {
  readonly level: "status" | "warning-status";
  readonly message: string;
}

/** An action to run after some time. */
export interface Later {
  readonly seconds: number;
  readonly run: () => void;
}

/**
 * Decides whether one object is ready, based on events of the object and of related objects. It has no side effects: its caller watches,
 * waits and logs.
 */
export interface Awaiter {
  /** The kinds to watch in the object's namespace. */
  readonly watches: readonly GroupVersionKind[];
  /** The last seen version of the object. */
  readonly object: KubernetesObject;
  /** Actions to run later, timed from the start of the wait. */
  readonly atStart?: readonly Later[];
  /** Processes one event, and returns actions to run later. */
  observe(event: WatchEvent): readonly Later[];
  /** Whether the object is ready. */
  isReady(): boolean;
  /** Whether a wait that times out is still a success. */
  isGoodEnough?(): boolean;
  /** Whether the object can never become ready. */
  hasFailed?(): boolean;
  /** The current progress. A line that was shown before is not shown again. */
  progress(): readonly Progress[];
  /** The problems of the object's pods. They are shown every ten seconds. */
  troubles?(): readonly Progress[];
  /** The reasons why the object is not ready, for the error message. */
  reasons(): readonly string[];
  /** A fixed time limit of the kind, in seconds. The program cannot change it. */
  readonly seconds?: number;
  /** The error after a timeout, for kinds with a specific error. */
  timedOut?(): AwaitError;
}

/** An empty list of actions. */
export const NOTHING_LATER: readonly Later[] = [];

/** A wait that ended before the object was ready. */
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
 * The error of a wait that ended without success.
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

/** A line about a possible problem. */
export function warning(message: string): Progress {
  return { level: "warning-status", message };
}
