/** The signals from a user or a CI runner that end a program. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const cleanUps = new Set<() => Promise<void>>();

/**
 * Runs `cleanUp` before a signal ends this process. The process then ends by the same signal.
 *
 * Clean-ups run one after the other, the last registered one first, because later ones may depend on earlier ones.
 *
 * @param cleanUp - Runs at the first signal. A failure is printed, and the other clean-ups still run.
 * @returns A function that removes `cleanUp`.
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
