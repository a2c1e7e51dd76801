import type { PropertyMap } from "@kind-berth-tools/stand-ins/protocol";

import type { SubjectLifecycle } from "../case/contract-case";
import { ProviderClient } from "../plugin/provider-client";

/** The type and name of the resource that the cases use. */
export const COMMAND = { type: "command:local:Command", name: "step" } as const;

/** Starts a new command provider for each case. The provider's environment contains `CONTRACT_AMBIENT=ambient`. */
export const commandProvider: SubjectLifecycle<ProviderClient> = {
  start: () => ProviderClient.startConfigured("command", {}, { CONTRACT_AMBIENT: "ambient" }),
  stop: (provider) => provider.stop(),
};

/** Creates a Command resource from the given inputs. Returns the standard output of the resource's shell command. */
export async function stdoutOf(provider: ProviderClient, inputs: PropertyMap): Promise<unknown> {
  return (await provider.create(COMMAND, inputs)).state["stdout"];
}
