import type { Objects } from "../objects";
import { namespaceOf, text, type KubernetesObject } from "../object";
import type { StatusLog } from "../status-log";
import { givenUp, warning, type Awaiter, type Later, type WatchEvent } from "./awaiter";
import { follow } from "./follow";
import { KINDS } from "./kinds";

/** The time between two messages about pod problems, in seconds. */
const TROUBLES_SECONDS = 10;

/** The signal, time limit and log for a wait. */
export interface Wait {
  readonly objects: Objects;
  readonly log: StatusLog;
  /** A signal that is aborted when the engine cancels the update. */
  readonly signal: AbortSignal;
  /** The time limit, in seconds. */
  readonly timeoutSeconds: number;
}

/**
 * Waits until an object is ready, and shows its progress in the engine's output.
 *
 * @returns the version of the object that became ready
 * @throws AwaitError if the wait times out, the object can never become ready, or the update is cancelled
 */
export function untilReady(
  awaiter: Awaiter,
  { objects, log, signal, timeoutSeconds }: Wait,
): Promise<KubernetesObject> {
  const namespace = namespaceOf(awaiter.object);
  const uid = text(awaiter.object, "metadata", "uid");
  const stop = new AbortController();
  const timers: NodeJS.Timeout[] = [];

  return new Promise((resolve, reject) => {
    const end = (settle: () => void): void => {
      signal.removeEventListener("abort", cancelled);
      timers.forEach(clearTimeout);
      stop.abort();
      settle();
    };
    const check = (): void => {
      if (stop.signal.aborted) return;
      log.show(awaiter.progress());
      if (awaiter.isReady()) {
        end(() => {
          resolve(awaiter.object);
        });
      } else if (awaiter.hasFailed?.() === true) {
        end(() => {
          reject(givenUp("failed", awaiter));
        });
      }
    };
    const schedule = (laters: readonly Later[]): void => {
      for (const { seconds, run } of laters) {
        timers.push(
          setTimeout(() => {
            run();
            check();
          }, seconds * 1000),
        );
      }
    };
    const giveUp = (why: "timed out" | "cancelled"): void => {
      const error = why === "timed out" ? awaiter.timedOut?.() : undefined;
      end(() => {
        if (awaiter.isGoodEnough?.() === true) resolve(awaiter.object);
        else reject(error ?? givenUp(why, awaiter));
      });
    };
    const cancelled = (): void => {
      giveUp("cancelled");
    };
    const watch = (kind: (typeof awaiter.watches)[number], take: (event: WatchEvent) => void): void => {
      follow(objects, kind, namespace, stop.signal, take).catch((thrown: unknown) => {
        end(() => {
          reject(thrown instanceof Error ? thrown : new Error(String(thrown)));
        });
      });
    };

    if (signal.aborted) {
      cancelled();
      return;
    }
    signal.addEventListener("abort", cancelled);
    timers.push(
      setTimeout(
        () => {
          giveUp("timed out");
        },
        (awaiter.seconds ?? timeoutSeconds) * 1000,
      ),
      setInterval(() => {
        log.show(awaiter.troubles?.() ?? []);
      }, TROUBLES_SECONDS * 1000),
    );
    schedule(awaiter.atStart ?? []);
    for (const kind of awaiter.watches) {
      watch(kind, (event) => {
        if (stop.signal.aborted) return;
        schedule(awaiter.observe(event));
        check();
      });
    }
    watch(KINDS.event, ({ object }) => {
      if (text(object, "involvedObject", "uid") !== uid || text(object, "type") !== "Warning") return;
      log.show([warning(`${text(object, "reason")}: ${text(object, "message")}`)]);
    });
    check();
  });
}
