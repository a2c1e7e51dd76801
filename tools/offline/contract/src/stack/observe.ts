/** Waits for something that is sure to come; the case's own limit ends the wait if it does not. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Whether a process is there, be it only its exit code that nobody has asked for yet. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
