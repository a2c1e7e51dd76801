import type { handleUnaryCall } from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as rpc from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

import { EngineLog } from "./engine-log";
import { toServiceError, UnimplementedError } from "./errors";
import type { PluginService, PluginStart } from "./plugin-server";
import { checkResponse, diffResponse, failureMessages } from "./provider-responses";
import type { CheckRequest, DiffRequest, ResourceProvider, ResourceRequest } from "./resource-provider";
import { fromStruct, toStruct } from "./wire";

/** Creates a provider's gRPC service. The service decodes requests, encodes responses, and converts errors to a gRPC status. */
export function providerService(provider: ResourceProvider, start: PluginStart): PluginService {
  const cancelled = new AbortController();
  const signal = AbortSignal.any([cancelled.signal, start.signal]);
  let log = new EngineLog(start.engineAddress);

  const about = (request: { getUrn(): string }): ResourceRequest => ({
    ...partsOfUrn(request.getUrn()),
    signal,
    log,
  });
  const checkRequest = (request: rpc.CheckRequest): CheckRequest => ({
    ...about(request),
    oldInputs: fromStruct(request.getOlds()),
    newInputs: fromStruct(request.getNews()),
    randomSeed: request.getRandomseed_asU8(),
  });
  const diffRequest = (request: rpc.DiffRequest): DiffRequest => ({
    ...about(request),
    id: request.getId(),
    oldInputs: fromStruct(request.getOldInputs()),
    oldState: fromStruct(request.getOlds()),
    newInputs: fromStruct(request.getNews()),
    ignoreChanges: request.getIgnorechangesList(),
  });

  const implementation = {
    handshake: unary((request: rpc.ProviderHandshakeRequest) => {
      log.close();
      log = new EngineLog(request.getEngineAddress());
      const response = new rpc.ProviderHandshakeResponse();
      response.setAcceptSecrets(true);
      response.setAcceptResources(true);
      response.setAcceptOutputs(true);
      return response;
    }),
    attach: unary((request: { getAddress(): string }) => {
      log.close();
      log = new EngineLog(request.getAddress());
      return new Empty();
    }),
    getPluginInfo: unary(() => {
      const response = new PluginInfo();
      response.setVersion(provider.version);
      return response;
    }),
    getSchema: unary(async () => {
      const response = new rpc.GetSchemaResponse();
      response.setSchema(await provider.schema());
      return response;
    }),
    checkConfig: unary(async (request: rpc.CheckRequest) =>
      checkResponse(await provider.checkConfig(checkRequest(request))),
    ),
    diffConfig: unary(async (request: rpc.DiffRequest) =>
      diffResponse(await provider.diffConfig(diffRequest(request))),
    ),
    configure: unary(async (request: rpc.ConfigureRequest) => {
      await provider.configure(Object.fromEntries(request.getVariablesMap().entries()));
      const response = new rpc.ConfigureResponse();
      response.setAcceptsecrets(true);
      response.setSupportspreview(true);
      response.setAcceptresources(true);
      response.setAcceptoutputs(true);
      return response;
    }),
    check: unary(async (request: rpc.CheckRequest) =>
      checkResponse(await provider.check(checkRequest(request))),
    ),
    diff: unary(async (request: rpc.DiffRequest) => diffResponse(await provider.diff(diffRequest(request)))),
    create: unary(async (request: rpc.CreateRequest) => {
      const created = await provider.create({
        ...about(request),
        inputs: fromStruct(request.getProperties()),
        timeoutSeconds: request.getTimeout(),
        preview: request.getPreview(),
      });
      const response = new rpc.CreateResponse();
      response.setId(created.id);
      response.setProperties(toStruct(created.state));
      return response;
    }),
    read: unary(async (request: rpc.ReadRequest) => {
      const found = await provider.read({
        ...about(request),
        id: request.getId(),
        inputs: fromStruct(request.getInputs()),
        state: fromStruct(request.getProperties()),
      });
      // If a response has no ID, the engine concludes that the resource no longer exists.
      const response = new rpc.ReadResponse();
      if (found === undefined) return response;
      response.setId(found.id);
      response.setInputs(toStruct(found.inputs));
      response.setProperties(toStruct(found.state));
      return response;
    }),
    update: unary(async (request: rpc.UpdateRequest) => {
      const state = await provider.update({
        ...about(request),
        id: request.getId(),
        oldInputs: fromStruct(request.getOldInputs()),
        oldState: fromStruct(request.getOlds()),
        newInputs: fromStruct(request.getNews()),
        timeoutSeconds: request.getTimeout(),
        ignoreChanges: request.getIgnorechangesList(),
        preview: request.getPreview(),
      });
      const response = new rpc.UpdateResponse();
      response.setProperties(toStruct(state));
      return response;
    }),
    delete: unary(async (request: rpc.DeleteRequest) => {
      await provider.delete({
        ...about(request),
        id: request.getId(),
        inputs: fromStruct(request.getOldInputs()),
        state: fromStruct(request.getProperties()),
        timeoutSeconds: request.getTimeout(),
      });
      return new Empty();
    }),
    invoke: unary(async (request: rpc.InvokeRequest) => {
      const { result, failures = [] } = await provider.invoke({
        token: request.getTok(),
        args: fromStruct(request.getArgs()),
        signal,
        log,
      });
      const response = new rpc.InvokeResponse();
      response.setReturn(toStruct(result));
      response.setFailuresList(failureMessages(failures));
      return response;
    }),
    cancel: unary(() => {
      cancelled.abort(new Error("The update was cancelled."));
      return new Empty();
    }),
    getMapping: unary(() => new rpc.GetMappingResponse()),
    getMappings: unary(() => new rpc.GetMappingsResponse()),
    parameterize: refused("Parameterize"),
    call: refused("Call"),
    construct: refused("Construct"),
  };
  return { definition: ResourceProviderService, implementation };

  function unary<Request, Response>(answer: (request: Request) => Promise<Response> | Response) {
    const handle: handleUnaryCall<Request, Response> = (call, callback) => {
      Promise.resolve()
        .then(() => answer(call.request))
        .then(async (response) => {
          await log.flush();
          callback(null, response);
        })
        .catch(async (thrown: unknown) => {
          await log.flush();
          callback(toServiceError(thrown));
        });
    };
    return handle;
  }

  function refused(call: string) {
    return unary(() => {
      throw new UnimplementedError(
        `This stand-in provider has no ${call}. Install the official plugin to use it.`,
      );
    });
  }
}

/**
 * Splits a URN into its parts: `urn:pulumi:<stack>::<project>::<parent types>$<type>::<name>`. Only the name can contain another `::`.
 */
export function partsOfUrn(urn: string): { urn: string; type: string; name: string } {
  const [, , types = "", ...name] = urn.split("::");
  return { urn, type: types.slice(types.lastIndexOf("$") + 1), name: name.join("::") };
}
