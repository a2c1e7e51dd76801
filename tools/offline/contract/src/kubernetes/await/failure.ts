import { ProviderError } from "../../plugin/provider-error";

/** A short time limit for waits that must fail, in seconds. */
export const SHORT = 3;

/** Returns the error of a wait that must fail. The resource exists but does not become ready. */
export async function failureOf(
  waiting: Promise<unknown>,
): Promise<ProviderError & { reasons: readonly string[] }> {
  const thrown = await waiting.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof ProviderError) || thrown.initFailure === undefined) {
    throw new Error(`expected a resource that failed to come up, got: ${String(thrown)}`);
  }
  return Object.assign(thrown, { reasons: thrown.initFailure.reasons });
}
