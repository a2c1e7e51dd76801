/** The signals that users and CI runners send to end a program. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const cleanUps = new Set<() => Promise<void>>();

/**
 * Registers a cleanup function that runs before a signal ends this process. After the cleanup, the process ends with the same signal.
 *
 * The cleanup functions run one after the other, in reverse order of registration, because later functions may depend on earlier ones.
 *
 * @param cleanUp - The cleanup function, which runs at the first signal. If it fails, the error is printed, and the other cleanup functions
 * still run.
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
  // From here on, further signals have no effect, so that a second Ctrl-C does not interrupt the cleanup.
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
