/**
 * Runs all steps one after the other, even if some of them fail. Use it to remove everything that a case created.
 *
 * @throws the step's error if one step fails, or AggregateError with all messages if several steps fail
 */
export async function endAll(...steps: readonly (() => unknown)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const step of steps) {
    try {
      await step();
    } catch (thrown) {
      failures.push(thrown);
    }
  }
  if (failures.length === 1) throw failures[0];
  if (failures.length > 1) throw new AggregateError(failures, failures.map(String).join("\n"));
}

/**
 * Runs a step that creates something. If the step fails, removes what the step may have created.
 *
 * @throws the step's error, or AggregateError if the removal also fails
 */
export async function orRemove<T>(make: () => Promise<T>, remove: () => unknown): Promise<T> {
  try {
    return await make();
  } catch (thrown) {
    const fail = () => {
      throw thrown;
    };
    await endAll(fail, remove);
    throw thrown;
  }
}
