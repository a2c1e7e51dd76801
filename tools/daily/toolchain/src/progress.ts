/** Takes one line of progress, without its line end. */
export type Report = (line: string) => void;

/**
 * Runs `work` and reports that it began, every ten seconds that it goes on, and how long it took.
 *
 * @param report - Where the lines go.
 * @param what - What is done: "starting dockerd".
 * @param work - Runs once.
 * @returns What `work` returns.
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
