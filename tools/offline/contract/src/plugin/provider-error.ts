import { type ServiceError } from "@grpc/grpc-js";
import { fromStruct, type PropertyMap } from "@kind-berth-tools/stand-ins/protocol";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";

/** A resource that exists but failed to initialize. */
export interface InitFailure {
  readonly id: string;
  readonly state: PropertyMap;
  readonly inputs: PropertyMap;
  readonly reasons: readonly string[];
}

/** The error for a plugin call that was rejected or that failed. */
export class ProviderError extends Error {
  override readonly name = "ProviderError";
  /** The response's gRPC status code. */
  readonly code: number;
  /** Set if the resource was created despite the error and must be kept in the state. */
  readonly initFailure: InitFailure | undefined;

  constructor(failure: ServiceError) {
    super(failure.details);
    this.code = failure.code;
    this.initFailure = initFailureOf(failure);
  }
}

function initFailureOf(failure: ServiceError): InitFailure | undefined {
  const [status] = failure.metadata.get("grpc-status-details-bin");
  if (!(status instanceof Uint8Array)) return undefined;
  for (const detail of Status.deserializeBinary(status).getDetailsList()) {
    if (detail.getTypeName() !== "pulumirpc.ErrorResourceInitFailed") continue;
    const initFailed = ErrorResourceInitFailed.deserializeBinary(detail.getValue_asU8());
    return {
      id: initFailed.getId(),
      state: fromStruct(initFailed.getProperties()),
      inputs: fromStruct(initFailed.getInputs()),
      reasons: initFailed.getReasonsList(),
    };
  }
  return undefined;
}
