import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Makes a folder for Pulumi's state with a passphrase of its own, so that nothing is asked for and secrets in the
 * state are encrypted all the same. A folder that is there already is used as it is.
 *
 * @param folder - holds the state and, readable by its owner only, the passphrase.
 * @returns what the Pulumi CLI needs in its environment to use it.
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
