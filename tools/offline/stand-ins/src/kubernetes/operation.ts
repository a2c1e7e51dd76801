import { type PropertyMap, type ResourceRequest } from "../protocol";
import type { Cluster } from "./cluster";
import type { Configuration } from "./configuration";
import type { TypeTable } from "./normalize";
import type { ObjectState } from "./state";
import { toState } from "./state";
import { withStringDataSecrets } from "./secrets";
import { StatusLog } from "./status-log";

/** The provider's configuration and cluster. */
export interface Provider {
  readonly configuration: Configuration;
  readonly cluster: Cluster;
  readonly types: TypeTable;
}

/** An operation on one resource that the engine requests. */
export interface Operation extends Provider {
  readonly urn: string;
  readonly status: StatusLog;
  readonly signal: AbortSignal;
}

/** Returns the operation for a request from the engine. */
export function operationOf(provider: Provider, { urn, log, signal }: ResourceRequest): Operation {
  return { ...provider, urn, signal, status: new StatusLog(log, urn) };
}

/** Returns an object's state after an operation. Values that are secret in the inputs are also secret in the state. */
export function stateAfter(
  state: ObjectState & { readonly fieldManager: string },
  inputs: PropertyMap,
): PropertyMap {
  return withStringDataSecrets(toState(state, inputs), inputs);
}
