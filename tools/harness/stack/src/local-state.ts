import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Creates a folder for Pulumi's state, and generates a passphrase. With the passphrase, the CLI encrypts secrets in the state without
 * prompting the user. An existing folder is reused.
 *
 * @param folder - the folder for the state and the passphrase. Only the folder's owner can read the passphrase.
 * @returns the environment variables with which the Pulumi CLI uses this state.
 */
export async function openLocalState(folder: string): Promise<Record<string, string>> {
  const backend = join(folder, "state");
  const passphrase = join(folder, "passphrase");
  await mkdir(backend, { recursive: true, mode: 0o700 });
  if (!existsSync(passphrase)) {
    await writeFile(passphrase, randomBytes(24).toString("base64url"), { mode: 0o600 });
  }
  return {
    PULUMI_BACKEND_URL: pathToFileURL(backend).href,
    PULUMI_CONFIG_PASSPHRASE_FILE: passphrase,
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
}
