/** The signals with which a user or a CI runner ends a program. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const cleanUps = new Set<() => Promise<void>>();

/**
 * Registers a clean-up function, which runs before a signal ends this process. The process then ends with the same signal.
 *
 * The clean-up functions run one after the other. The last registered function runs first, because later functions may depend on earlier
 * ones.
 *
 * @param cleanUp - The function. It runs at the first signal. If it fails, the error is printed, and the other clean-up functions still
 * run.
 * @returns A function that removes `cleanUp` from the list.
 */
export function beforeSignalEnds(cleanUp: () => Promise<void>): () => void {
  if (cleanUps.size === 0) for (const signal of SIGNALS) process.on(signal, onSignal);
  cleanUps.add(cleanUp);
  return () => {
    if (cleanUps.delete(cleanUp) && cleanUps.size === 0) stopListening();
  };
}

function onSignal(signal: NodeJS.Signals): void {
  const due = [...cleanUps].reverse();
  cleanUps.clear();
  // Further signals have no effect from here on, so that a second Ctrl-C does not interrupt the clean-up.
  void (async () => {
    for (const cleanUp of due) {
      await cleanUp().catch((error: unknown) => {
        console.error(error);
      });
    }
    stopListening();
    process.kill(process.pid, signal);
  })();
}

function stopListening(): void {
  for (const signal of SIGNALS) process.off(signal, onSignal);
}
