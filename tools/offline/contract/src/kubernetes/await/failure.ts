import { ProviderError } from "../../plugin/provider-error";

/** A short time limit in seconds, for waits that must fail. */
export const SHORT = 3;

/** Returns the error from a wait that must fail, because the resource exists but does not become ready. */
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
