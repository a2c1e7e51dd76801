/** A stack's state, as `pulumi stack export --show-secrets` prints it. */
interface ExportedState {
  readonly deployment: { readonly resources: readonly ExportedResource[] };
}

interface ExportedResource {
  readonly urn: string;
  readonly type: string;
  readonly outputs?: { readonly stdout?: string | DecryptedSecret };
}

/** A decrypted secret, whose value is JSON. */
interface DecryptedSecret {
  readonly plaintext: string;
}

/**
 * Returns what the Commands in a stack's state printed, by resource name.
 *
 * @param state - the state, as `pulumi stack export --show-secrets` prints it
 */
export function commandOutputs(state: unknown): ReadonlyMap<string, string> {
  const { resources } = (state as ExportedState).deployment;
  return new Map(
    resources
      .filter(({ type }) => type === "command:local:Command")
      .map(({ urn, outputs }) => [urn.split("::").at(-1) ?? "", textOf(outputs?.stdout ?? "")]),
  );
}

function textOf(stdout: string | DecryptedSecret): string {
  return typeof stdout === "string" ? stdout : (JSON.parse(stdout.plaintext) as string);
}
