/** Does some work, and returns its result and its duration in seconds. */
export async function timed<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const elapsed = stopwatch();
  const result = await work();
  return { result, seconds: elapsed() };
}

/** Starts a stopwatch. Returns a function that returns the number of seconds since the start. */
export function stopwatch(): () => number {
  const started = performance.now();
  return () => (performance.now() - started) / 1000;
}
