import { Server, ServerCredentials, status, type handleUnaryCall } from "@grpc/grpc-js";
import { fromStruct, toStruct, type PropertyMap } from "@kind-berth-tools/stand-ins/protocol";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as rpc from "@pulumi/pulumi/proto/provider_pb";

/** The configuration variables that the fake accepts. The names are names from the official kubernetes provider. */
const ACCEPTED = new Set(
  ["kubeconfig", "namespace", "context", "cluster", "deleteUnreachable", "kubeClientSettings"].map(
    (name) => `kubernetes:config:${name}`,
  ),
);

/** Options for the fake. */
export interface OfficialProviderOptions {
  /** The status code of the response to `Handshake`. By default, the fake does not implement the method, like the official providers. */
  readonly handshakeStatus?: status;
}

/** A gRPC server that responds as the official kubernetes provider does. It does not implement all other methods of the service. */
export interface OfficialProvider {
  readonly port: number;
  /** The configuration variables, or `undefined` before the first Configure request. */
  readonly variables: () => Readonly<Record<string, string>> | undefined;
  /** Closes all connections. */
  readonly stop: () => void;
}

/**
 * Starts the fake on a free loopback port. `Configure` reads only `variables`, and rejects all other variables than {@link ACCEPTED}. `Check`
 * adds the configured namespace. `Invoke` never responds.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/provider/provider.go
 */
export async function startOfficialProvider({
  handshakeStatus,
}: OfficialProviderOptions = {}): Promise<OfficialProvider> {
  let variables: Readonly<Record<string, string>> | undefined;

  const handshake: handleUnaryCall<unknown, rpc.ProviderHandshakeResponse> = (_, callback) => {
    callback({ code: handshakeStatus ?? status.UNKNOWN, details: "the handshake failed" });
  };
  const checkConfig: handleUnaryCall<rpc.CheckRequest, rpc.CheckResponse> = ({ request }, callback) => {
    callback(null, new rpc.CheckResponse().setInputs(request.getNews()));
  };
  const configure: handleUnaryCall<rpc.ConfigureRequest, rpc.ConfigureResponse> = ({ request }, callback) => {
    const received = Object.fromEntries(request.getVariablesMap().entries());
    const unknown = Object.keys(received).filter((name) => !ACCEPTED.has(name));
    if (unknown.length > 0) {
      callback({ code: status.INVALID_ARGUMENT, details: `unknown variables: ${unknown.join(", ")}` });
      return;
    }
    variables = received;
    callback(null, new rpc.ConfigureResponse());
  };
  const check: handleUnaryCall<rpc.CheckRequest, rpc.CheckResponse> = ({ request }, callback) => {
    if (variables === undefined) {
      callback({ code: status.FAILED_PRECONDITION, details: "the provider is not configured" });
      return;
    }
    const news = fromStruct(request.getNews());
    const namespace = variables["kubernetes:config:namespace"] ?? "default";
    const defaults = news["kind"] === "Namespace" ? {} : { namespace };
    const metadata = { ...defaults, ...(news["metadata"] as PropertyMap | undefined) };
    callback(null, new rpc.CheckResponse().setInputs(toStruct({ ...news, metadata })));
  };
  const invoke = () => undefined;

  const server = new Server();
  const methods = { checkConfig, configure, check, invoke };
  server.addService(
    ResourceProviderService,
    handshakeStatus === undefined ? methods : { ...methods, handshake },
  );
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (failure, bound) => {
      if (failure) reject(failure);
      else resolve(bound);
    });
  });
  return {
    port,
    variables: () => variables,
    stop: () => {
      server.forceShutdown();
    },
  };
}
