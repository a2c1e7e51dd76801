import type { GroupVersionKind } from "../group-version-kind";
import { nameOf, type KubernetesObject } from "../object";

/** A change to an object in the cluster. Each object that already exists when the watch starts causes an `ADDED` event. */
export interface WatchEvent {
  readonly type: "ADDED" | "MODIFIED" | "DELETED";
  readonly object: KubernetesObject;
}

/** A line that describes an object's progress. */
export interface Progress {
  readonly level: "status" | "warning-status";
  readonly message: string;
}

/** An action that the caller must run after a given time. */
export interface Later {
  readonly seconds: number;
  readonly run: () => void;
}

/**
 * Decides whether one object is ready, based on events for this object and for related objects. An awaiter has no side effects: the caller
 * watches the objects, waits, and writes the log.
 */
export interface Awaiter {
  /** The kinds to watch in the object's namespace. */
  readonly watches: readonly GroupVersionKind[];
  /** The latest observed version of the object. */
  readonly object: KubernetesObject;
  /** The actions that the caller must run later. Their delays count from the beginning of the wait. */
  readonly atStart?: readonly Later[];
  /** Processes one event. Returns the actions that the caller must run later. */
  observe(event: WatchEvent): readonly Later[];
  /** Whether the object is ready. */
  isReady(): boolean;
  /** Whether the wait counts as successful even though it has timed out. */
  isGoodEnough?(): boolean;
  /** Whether the object can never become ready. */
  hasFailed?(): boolean;
  /** Returns the current progress. The caller does not repeat lines that it has already shown. */
  progress(): readonly Progress[];
  /** Returns the problems with the object's pods, which the caller shows every ten seconds. */
  troubles?(): readonly Progress[];
  /** Returns the reasons why the object is not ready, for the error message. */
  reasons(): readonly string[];
  /** A fixed time limit for the kind, in seconds, which the program cannot change. */
  readonly seconds?: number;
  /** Returns the error after a timeout. Implemented only for kinds with their own timeout error. */
  timedOut?(): AwaitError;
}

/** An empty list of actions. */
export const NOTHING_LATER: readonly Later[] = [];

/** The error for a wait that ended before the object was ready. */
export class AwaitError extends Error {
  override readonly name = "AwaitError";

  constructor(
    message: string,
    /** The latest observed version of the object. */
    readonly object: KubernetesObject,
    readonly reasons: readonly string[],
  ) {
    super(message);
  }
}

/**
 * Returns the error for an unsuccessful wait.
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

/**
 * Returns a line of progress. The official provider prefixes the last line with an emoji, but only on macOS in an interactive terminal. The
 * engine reads a plugin's standard output through a pipe, so the stand-in never adds the prefix.
 *
 * @see https://github.com/pulumi/pulumi/blob/v3.232.0/sdk/go/common/util/cmdutil/console.go `EmojiOr`
 */
export function status(message: string): Progress {
  return { level: "status", message };
}

/** Returns a line about a possible problem. */
export function warning(message: string): Progress {
  return { level: "warning-status", message };
}
