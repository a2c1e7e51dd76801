import { type PropertyMap, type ResourceRequest } from "../protocol";
import type { Cluster } from "./cluster";
import type { Configuration } from "./configuration";
import type { TypeTable } from "./normalize";
import type { ObjectState } from "./state";
import { toState } from "./state";
import { withStringDataSecrets } from "./secrets";
import { StatusLog } from "./status-log";

/** What the provider was configured with. */
export interface Provider {
  readonly configuration: Configuration;
  readonly cluster: Cluster;
  readonly types: TypeTable;
}

/** One thing that the engine asks to be done about one resource. */
export interface Operation extends Provider {
  readonly urn: string;
  readonly status: StatusLog;
  readonly signal: AbortSignal;
}

/** The operation that a request asks for. */
export function operationOf(provider: Provider, { urn, log, signal }: ResourceRequest): Operation {
  return { ...provider, urn, signal, status: new StatusLog(log, urn) };
}

/** The state of an object after an operation; what was secret in the inputs is secret in it. */
export function stateAfter(
  state: ObjectState & { readonly fieldManager: string },
  inputs: PropertyMap,
): PropertyMap {
  return withStringDataSecrets(toState(state, inputs), inputs);
}
