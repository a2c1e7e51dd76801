import { credentials } from "@grpc/grpc-js";
import { standIns, type StandInName } from "@kind-berth-tools/stand-ins";
import { fromStruct, toStruct, type PropertyMap } from "@kind-berth-tools/stand-ins/protocol";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as rpc from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

import { installedPlugin } from "./installed-plugin";
import { startPlugin, type PluginProcess } from "./plugin-process";
import { about, call, type ResourceKey } from "./provider-call";
import { diffOf, type Diff } from "./provider-diff";
import { startRecordingEngine, type LogLine, type RecordingEngine } from "./recording-engine";

/** A resource in a provider's response. */
export interface ResourceState {
  readonly id: string;
  readonly state: PropertyMap;
}

/** Options for a call that changes a resource. */
export interface CallOptions {
  readonly preview?: boolean;
  /** The value of `customTimeouts`, in seconds. */
  readonly timeoutSeconds?: number;
}

/**
 * A provider plugin that runs in a separate process. The client sends the same requests as the engine, and throws `ProviderError` if a call
 * fails.
 */
export class ProviderClient {
  readonly #engine: RecordingEngine;
  readonly #plugin: PluginProcess;
  readonly #client: ResourceProviderClient;

  private constructor(engine: RecordingEngine, plugin: PluginProcess) {
    this.#engine = engine;
    this.#plugin = plugin;
    this.#client = new ResourceProviderClient(plugin.address, credentials.createInsecure());
  }

  /**
   * Starts the installed provider and calls its `Handshake`.
   *
   * @param env - environment variables that override this process's environment
   */
  static async start(name: StandInName, env: NodeJS.ProcessEnv = {}): Promise<ProviderClient> {
    const engine = await startRecordingEngine();
    const plugin = await startPlugin(installedPlugin(standIns[name]), engine.address, env);
    const provider = new ProviderClient(engine, plugin);
    await provider.#handshake();
    return provider;
  }

  /** All messages that the provider has logged so far. */
  get log(): readonly LogLine[] {
    return this.#engine.log;
  }

  /** The provider process. */
  get plugin(): PluginProcess {
    return this.#plugin;
  }

  /** The engine to which the provider connects. */
  get engine(): RecordingEngine {
    return this.#engine;
  }

  /** Ends the provider process. */
  async stop(): Promise<void> {
    this.#client.close();
    await this.#plugin.stop();
    this.#engine.stop();
  }

  /** Returns the provider's parsed package schema. */
  async schema(): Promise<unknown> {
    const response = await call<rpc.GetSchemaResponse>((done) =>
      this.#client.getSchema(new rpc.GetSchemaRequest(), done),
    );
    return JSON.parse(response.getSchema());
  }

  /** Checks a configuration and then applies it, as the engine does for a provider resource. Returns the check failures. */
  async configure(
    name: string,
    inputs: PropertyMap,
  ): Promise<readonly { property: string; reason: string }[]> {
    const key = { type: `pulumi:providers:${name}`, name: "contract" };
    const checked = await this.#checked("checkConfig", key, {}, inputs);
    if (checked.failures.length > 0) return checked.failures;
    const request = new rpc.ConfigureRequest();
    request.setArgs(toStruct(checked.inputs));
    request.setAcceptsecrets(true);
    request.setAcceptresources(true);
    request.setSendsOldInputs(true);
    request.setSendsOldInputsToDelete(true);
    await call<rpc.ConfigureResponse>((done) => this.#client.configure(request, done));
    return [];
  }

  /** Compares two provider configurations. */
  async diffConfig(name: string, olds: PropertyMap, news: PropertyMap): Promise<Diff> {
    const key = { type: `pulumi:providers:${name}`, name: "contract" };
    return await this.#diff("diffConfig", key, { id: "contract", state: olds }, olds, news);
  }

  /** Validates inputs and adds default values. */
  async check(
    key: ResourceKey,
    newInputs: PropertyMap,
    oldInputs: PropertyMap = {},
  ): Promise<{ inputs: PropertyMap; failures: readonly { property: string; reason: string }[] }> {
    return await this.#checked("check", key, oldInputs, newInputs);
  }

  /** Compares a resource with new inputs. */
  async diff(
    key: ResourceKey,
    old: ResourceState,
    oldInputs: PropertyMap,
    newInputs: PropertyMap,
  ): Promise<Diff> {
    return await this.#diff("diff", key, old, oldInputs, newInputs);
  }

  /** Creates a resource from inputs that the check returned. */
  async create(key: ResourceKey, inputs: PropertyMap, options: CallOptions = {}): Promise<ResourceState> {
    const request = about(new rpc.CreateRequest(), key);
    request.setProperties(toStruct(inputs));
    request.setPreview(options.preview ?? false);
    request.setTimeout(options.timeoutSeconds ?? 0);
    const response = await call<rpc.CreateResponse>((done) => this.#client.create(request, done));
    return { id: response.getId(), state: fromStruct(response.getProperties()) };
  }

  /** Reads a resource. Returns `undefined` if the resource no longer exists. */
  async read(
    key: ResourceKey,
    old: ResourceState,
    oldInputs: PropertyMap,
  ): Promise<(ResourceState & { readonly inputs: PropertyMap }) | undefined> {
    const request = about(new rpc.ReadRequest(), key);
    request.setId(old.id);
    request.setInputs(toStruct(oldInputs));
    request.setProperties(toStruct(old.state));
    const response = await call<rpc.ReadResponse>((done) => this.#client.read(request, done));
    if (response.getId() === "") return undefined;
    return {
      id: response.getId(),
      state: fromStruct(response.getProperties()),
      inputs: fromStruct(response.getInputs()),
    };
  }

  /** Updates a resource in place. Returns its new state. */
  async update(
    key: ResourceKey,
    old: ResourceState,
    oldInputs: PropertyMap,
    newInputs: PropertyMap,
    options: CallOptions = {},
  ): Promise<ResourceState> {
    const request = about(new rpc.UpdateRequest(), key);
    request.setId(old.id);
    request.setOlds(toStruct(old.state));
    request.setOldInputs(toStruct(oldInputs));
    request.setNews(toStruct(newInputs));
    request.setPreview(options.preview ?? false);
    request.setTimeout(options.timeoutSeconds ?? 0);
    const response = await call<rpc.UpdateResponse>((done) => this.#client.update(request, done));
    return { id: old.id, state: fromStruct(response.getProperties()) };
  }

  /** Deletes a resource. */
  async delete(
    key: ResourceKey,
    old: ResourceState,
    oldInputs: PropertyMap,
    options: Omit<CallOptions, "preview"> = {},
  ): Promise<void> {
    const request = about(new rpc.DeleteRequest(), key);
    request.setId(old.id);
    request.setProperties(toStruct(old.state));
    request.setOldInputs(toStruct(oldInputs));
    request.setTimeout(options.timeoutSeconds ?? 0);
    await call<Empty>((done) => this.#client.delete(request, done));
  }

  /** Calls one of the provider's functions. */
  async invoke(token: string, args: PropertyMap): Promise<PropertyMap> {
    const request = new rpc.InvokeRequest();
    request.setTok(token);
    request.setArgs(toStruct(args));
    const response = await call<rpc.InvokeResponse>((done) => this.#client.invoke(request, done));
    return fromStruct(response.getReturn());
  }

  /** Cancels all of the provider's running operations. */
  async cancel(): Promise<void> {
    await call<Empty>((done) => this.#client.cancel(new Empty(), done));
  }

  async #handshake(): Promise<void> {
    const request = new rpc.ProviderHandshakeRequest();
    request.setEngineAddress(this.#engine.address);
    await call<rpc.ProviderHandshakeResponse>((done) => this.#client.handshake(request, done));
  }

  async #checked(method: "check" | "checkConfig", key: ResourceKey, olds: PropertyMap, news: PropertyMap) {
    const request = about(new rpc.CheckRequest(), key);
    request.setOlds(toStruct(olds));
    request.setNews(toStruct(news));
    request.setRandomseed(Buffer.from(`${key.type} ${key.name}`));
    const response = await call<rpc.CheckResponse>((done) => this.#client[method](request, done));
    return {
      inputs: fromStruct(response.getInputs()),
      failures: response.getFailuresList().map((failure) => ({
        property: failure.getProperty(),
        reason: failure.getReason(),
      })),
    };
  }

  async #diff(
    method: "diff" | "diffConfig",
    key: ResourceKey,
    old: ResourceState,
    oldInputs: PropertyMap,
    newInputs: PropertyMap,
  ): Promise<Diff> {
    const request = about(new rpc.DiffRequest(), key);
    request.setId(old.id);
    request.setOlds(toStruct(old.state));
    request.setOldInputs(toStruct(oldInputs));
    request.setNews(toStruct(newInputs));
    const response = await call<rpc.DiffResponse>((done) => this.#client[method](request, done));
    return diffOf(response);
  }
}
