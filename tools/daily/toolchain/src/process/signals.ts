/** The signals that end a program by hand or by a runner. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const cleanUps = new Set<() => Promise<void>>();

/**
 * Has `cleanUp` run before a signal ends this process; the process then ends by that same signal.
 *
 * The last one asked for runs first, one after the other, since later ones may stand on earlier ones.
 *
 * @param cleanUp - Runs on the first signal. A failure is printed and does not keep the others from running.
 * @returns Call it when there is nothing to clean up any more.
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
  // From here on further signals are heard and do nothing: cleaning up must not be cut short by an impatient Ctrl-C.
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
