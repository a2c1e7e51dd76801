import { status } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";

import { ResourceInitError, toServiceError, UnimplementedError } from "./errors";
import { fromStruct } from "./wire";

describe("toServiceError", () => {
  it("passes an error's message to the engine unchanged", () => {
    expect(toServiceError(new Error("no such cluster"))).toEqual({
      code: status.UNKNOWN,
      details: "no such cluster",
    });
  });

  it("marks an unsupported call as unimplemented, so that the engine can continue without it", () => {
    expect(toServiceError(new UnimplementedError("not here")).code).toBe(status.UNIMPLEMENTED);
  });

  it("includes a resource that was created but failed to initialize", () => {
    const resource = {
      id: "ns/web",
      state: { a: 1 },
      inputs: { b: "2" },
      reasons: ["no pods", "no endpoints"],
    };
    const { details, metadata } = toServiceError(new ResourceInitError("not ready", resource));
    const [header] = metadata?.get("grpc-status-details-bin") ?? [];
    const rpcStatus = Status.deserializeBinary(header as Buffer);
    const [detail] = rpcStatus.getDetailsList();
    const failure = ErrorResourceInitFailed.deserializeBinary(detail?.getValue_asU8() ?? new Uint8Array());
    expect(detail?.getTypeName()).toBe("pulumirpc.ErrorResourceInitFailed");
    expect([details, rpcStatus.getMessage()]).toEqual(["not ready", "not ready"]);
    expect([failure.getId(), failure.getReasonsList()]).toEqual([resource.id, resource.reasons]);
    expect([fromStruct(failure.getProperties()), fromStruct(failure.getInputs())]).toEqual([
      resource.state,
      resource.inputs,
    ]);
  });
});
