/** A function that is called with one line of progress, without a newline. */
export type Report = (line: string) => void;

/**
 * Runs `work`. Reports when it starts, every ten seconds while it runs, and how long it took.
 *
 * @param report - A function that is called with each line.
 * @param what - A description of `work`, such as "starting dockerd".
 * @param work - The function to run, once.
 * @returns The result of `work`.
 */
export async function timed<T>(report: Report, what: string, work: () => Promise<T>): Promise<T> {
  const begun = Date.now();
  const seconds = () => Math.round((Date.now() - begun) / 1000);
  report(`${what} …`);
  const reminder = setInterval(() => {
    report(`${what} … ${seconds()} s`);
  }, 10_000);
  try {
    const result = await work();
    report(`${what}: done in ${seconds()} s`);
    return result;
  } finally {
    clearInterval(reminder);
  }
}
