import type { PropertyMap } from "@kind-berth-tools/stand-ins/protocol";

import type { SubjectLifecycle } from "../case/contract-case";
import { ProviderClient } from "../plugin/provider-client";

/** The resource of the cases. */
export const COMMAND = { type: "command:local:Command", name: "step" } as const;

/** The command provider. Each case starts a new one. Its environment contains `CONTRACT_AMBIENT=ambient`. */
export const commandProvider: SubjectLifecycle<ProviderClient> = {
  start: async () => {
    const provider = await ProviderClient.start("command", { CONTRACT_AMBIENT: "ambient" });
    await provider.configure("command", {});
    return provider;
  },
  stop: (provider) => provider.stop(),
};

/** Runs a command as the `create` of a new resource, and returns its standard output. */
export async function stdoutOf(provider: ProviderClient, inputs: PropertyMap): Promise<unknown> {
  return (await provider.create(COMMAND, inputs)).state["stdout"];
}
