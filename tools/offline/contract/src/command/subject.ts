import type { PropertyMap } from "@kind-berth-tools/stand-ins/protocol";

import type { SubjectLifecycle } from "../case/contract-case";
import { ProviderClient } from "../plugin/provider-client";

/** The resource that the cases are about. */
export const COMMAND = { type: "command:local:Command", name: "step" } as const;

/** The command provider, fresh for every case. Its environment holds `CONTRACT_AMBIENT=ambient`. */
export const commandProvider: SubjectLifecycle<ProviderClient> = {
  start: async () => {
    const provider = await ProviderClient.start("command", { CONTRACT_AMBIENT: "ambient" });
    await provider.configure("command", {});
    return provider;
  },
  stop: (provider) => provider.stop(),
};

/** Runs a command as the `create` of a new resource, and answers with its standard output. */
export async function stdoutOf(provider: ProviderClient, inputs: PropertyMap): Promise<unknown> {
  return (await provider.create(COMMAND, inputs)).state["stdout"];
}
