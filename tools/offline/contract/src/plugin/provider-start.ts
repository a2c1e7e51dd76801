import { status } from "@grpc/grpc-js";
import { toStruct, type PropertyMap } from "@kind-berth-tools/stand-ins/protocol";
import type { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as rpc from "@pulumi/pulumi/proto/provider_pb";

import { configurationVariables } from "./configuration-variables";
import { ProviderError } from "./provider-error";
import type { StartedPlugin } from "./started-plugin";

const UNIMPLEMENTED: number = status.UNIMPLEMENTED;

/**
 * Calls the provider's `Handshake`. Both official providers respond that they do not implement it. The function ignores this
 * response, as the engine does.
 *
 * @see https://github.com/pulumi/pulumi/blob/v3.232.0/sdk/go/common/resource/plugin/provider_plugin.go `handshake`
 * @throws ProviderError if the handshake fails for any other reason
 */
export async function handshake(client: ResourceProviderClient, plugin: StartedPlugin): Promise<void> {
  const request = new rpc.ProviderHandshakeRequest();
  request.setEngineAddress(plugin.engineAddress);
  try {
    await plugin.respond<rpc.ProviderHandshakeResponse>((done) => client.handshake(request, done));
  } catch (thrown) {
    if (!(thrown instanceof ProviderError) || thrown.code !== UNIMPLEMENTED) throw thrown;
  }
}

/** Creates the request that configures a provider. The request contains the configuration twice, because a provider reads only one form. */
export function configureRequest(packageName: string, inputs: PropertyMap): rpc.ConfigureRequest {
  const request = new rpc.ConfigureRequest();
  for (const [key, value] of Object.entries(configurationVariables(packageName, inputs))) {
    request.getVariablesMap().set(key, value);
  }
  request.setArgs(toStruct(inputs));
  request.setAcceptsecrets(true);
  request.setAcceptresources(true);
  request.setSendsOldInputs(true);
  request.setSendsOldInputsToDelete(true);
  return request;
}
