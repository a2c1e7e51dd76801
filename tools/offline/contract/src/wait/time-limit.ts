/**
 * The default time limit for a wait in a case, in milliseconds. It is shorter than the time limit of a case, so that a case whose wait fails
 * still stops its plugin.
 */
export const WAIT_LIMIT_MS = 2 * 60 * 1000;

const POLL_MS = 20;

/**
 * Waits until a condition is met.
 *
 * @param failure - returns the error message if the condition is not met within the time limit
 * @throws Error with this message and the time limit
 */
export async function until(
  holds: () => boolean,
  failure: () => string,
  limitMs = WAIT_LIMIT_MS,
): Promise<void> {
  const end = performance.now() + limitMs;
  while (!holds()) {
    if (performance.now() > end) throw timedOut(failure, limitMs);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/**
 * Waits for a promise.
 *
 * @param failure - returns the error message if the promise is not settled within the time limit
 * @throws Error with this message and the time limit. Errors from the promise are thrown unchanged.
 */
export async function within<T>(
  promise: Promise<T>,
  failure: () => string,
  limitMs = WAIT_LIMIT_MS,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(timedOut(failure, limitMs));
    }, limitMs);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}

function timedOut(failure: () => string, limitMs: number): Error {
  return new Error(`Timed out after ${limitMs / 1000} s: ${failure()}`);
}
