import { copyFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Stack } from "@kind-berth-tools/stack";
import { findPromised, type PromisedRejection } from "../readme/promises";
import type { SeenAnswer } from "./send";

/**
 * Previews a stack with a configuration that, according to a README, Pulumi must reject. The preview uses a copy of the stack's
 * configuration file, so the original stays unchanged.
 *
 * @returns the expected error, if the output contains it. If Pulumi did not reject the preview or reported a different error, returns the
 * complete CLI output.
 */
export async function seeRejection({ config, error }: PromisedRejection, stack: Stack): Promise<SeenAnswer> {
  const copy = join(stack.settings, "rejected.yaml");
  await copyFile(stack.configurationFile, copy);
  try {
    const values = Object.entries(config).flatMap(([key, value]) => ["--config", `${key}=${value}`]);
    const { exitCode, output } = await stack.preview(["--config-file", copy, ...values]);
    const seen = exitCode === 0 ? undefined : findPromised(output, error);
    return {
      command: rejectedCommand(config),
      answer: error,
      seen: seen ?? output.trim(),
      asPromised: seen !== undefined,
    };
  } finally {
    await rm(copy, { force: true });
  }
}

function rejectedCommand(config: Readonly<Record<string, string>>): string {
  const set = Object.entries(config).map(([key, value]) => `pulumi config set ${key} ${value}`);
  return [...set, "pulumi preview"].join(" && ");
}
