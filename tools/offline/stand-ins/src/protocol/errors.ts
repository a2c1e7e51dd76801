import { Metadata, status, type ServiceError } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";

import type { PropertyMap } from "./property-values";
import { toStruct } from "./wire";

/**
 * The error for a resource that exists but failed to initialize. The engine keeps the resource and the reasons in the state, and the next
 * update continues from there.
 */
export class ResourceInitError extends Error {
  override readonly name = "ResourceInitError";

  constructor(
    message: string,
    readonly resource: {
      readonly id: string;
      readonly state: PropertyMap;
      readonly inputs: PropertyMap;
      readonly reasons: readonly string[];
    },
  ) {
    super(message);
  }
}

/** The error for a call that the plugin does not support. The message recommends an alternative. */
export class UnimplementedError extends Error {
  override readonly name = "UnimplementedError";
}

/** Converts an error from a plugin to the gRPC status that the engine reads. */
export function toServiceError(thrown: unknown): Partial<ServiceError> {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (thrown instanceof ResourceInitError) {
    return { code: status.UNKNOWN, details: message, metadata: initFailureDetails(thrown) };
  }
  const code = thrown instanceof UnimplementedError ? status.UNIMPLEMENTED : status.UNKNOWN;
  return { code, details: message };
}

/** gRPC transfers structured error details as a google.rpc.Status in a binary header. */
function initFailureDetails({ message, resource }: ResourceInitError): Metadata {
  const failure = new ErrorResourceInitFailed();
  failure.setId(resource.id);
  failure.setProperties(toStruct(resource.state));
  failure.setInputs(toStruct(resource.inputs));
  failure.setReasonsList([...resource.reasons]);
  const detail = new Any();
  detail.pack(failure.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const rpcStatus = new Status();
  rpcStatus.setCode(status.UNKNOWN);
  rpcStatus.setMessage(message);
  rpcStatus.addDetails(detail);
  const metadata = new Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(rpcStatus.serializeBinary()));
  return metadata;
}
