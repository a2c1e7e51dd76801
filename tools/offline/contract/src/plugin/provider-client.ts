import { credentials } from "@grpc/grpc-js";
import { standIns, type StandInName } from "@kind-berth-tools/stand-ins";
import { fromStruct, toStruct, type PropertyMap } from "@kind-berth-tools/stand-ins/protocol";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as rpc from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

import { orRemove } from "../wait/end-all";
import { installedPlugin } from "./installed-plugin";
import { PLUGIN_LIMITS, type PluginLimits } from "./plugin-process";
import { about, type CallOptions, type ResourceKey } from "./provider-call";
import { diffOf, type Diff } from "./provider-diff";
import { configureRequest, handshake } from "./provider-start";
import type { LogLine } from "./recording-engine";
import { StartedPlugin } from "./started-plugin";

/** A resource in a provider's response. */
export interface ResourceState {
  readonly id: string;
  readonly state: PropertyMap;
}

/**
 * A provider plugin that runs in a separate process. The client sends the same requests as the engine, and throws `ProviderError` if a call
 * fails.
 */
export class ProviderClient {
  readonly #client: ResourceProviderClient;

  private constructor(
    /** The provider process. */
    readonly plugin: StartedPlugin,
  ) {
    this.#client = new ResourceProviderClient(
      plugin.address,
      credentials.createInsecure(),
      plugin.clientOptions,
    );
  }

  /**
   * Starts the installed provider and calls its `Handshake`.
   *
   * @param env - environment variables that override this process's environment
   */
  static async start(
    name: StandInName,
    env: NodeJS.ProcessEnv = {},
    limits: PluginLimits = PLUGIN_LIMITS,
  ): Promise<ProviderClient> {
    const plugin = await StartedPlugin.start(installedPlugin(standIns[name]), env, limits);
    const provider = new ProviderClient(plugin);
    await orRemove(
      () => handshake(provider.#client, plugin),
      () => provider.stop(),
    );
    return provider;
  }

  /**
   * Starts and configures the installed provider.
   *
   * @throws Error if the provider rejects the configuration
   */
  static async startConfigured(
    name: StandInName,
    inputs: PropertyMap,
    env: NodeJS.ProcessEnv = {},
  ): Promise<ProviderClient> {
    const provider = await ProviderClient.start(name, env);
    await orRemove(
      async () => {
        const failures = await provider.configure(name, inputs);
        if (failures.length > 0) throw new Error(`invalid configuration: ${JSON.stringify(failures)}`);
      },
      () => provider.stop(),
    );
    return provider;
  }

  /** All messages that the provider has logged so far. */
  get log(): readonly LogLine[] {
    return this.plugin.log;
  }

  /** Ends the provider process. */
  async stop(): Promise<void> {
    this.#client.close();
    await this.plugin.stop();
  }

  /** Checks a configuration and then applies it, as the engine does for a provider resource. Returns the check failures. */
  async configure(
    name: string,
    inputs: PropertyMap,
  ): Promise<readonly { property: string; reason: string }[]> {
    const key = { type: `pulumi:providers:${name}`, name: "contract" };
    const checked = await this.#checked("checkConfig", key, {}, inputs);
    if (checked.failures.length > 0) return checked.failures;
    const request = configureRequest(name, checked.inputs);
    await this.plugin.respond<rpc.ConfigureResponse>((done) => this.#client.configure(request, done));
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
    const response = await this.plugin.respond<rpc.CreateResponse>((done) =>
      this.#client.create(request, done),
    );
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
    const response = await this.plugin.respond<rpc.ReadResponse>((done) => this.#client.read(request, done));
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
    const response = await this.plugin.respond<rpc.UpdateResponse>((done) =>
      this.#client.update(request, done),
    );
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
    await this.plugin.respond<Empty>((done) => this.#client.delete(request, done));
  }

  /** Calls one of the provider's functions. */
  async invoke(token: string, args: PropertyMap): Promise<PropertyMap> {
    const request = new rpc.InvokeRequest();
    request.setTok(token);
    request.setArgs(toStruct(args));
    const response = await this.plugin.respond<rpc.InvokeResponse>((done) =>
      this.#client.invoke(request, done),
    );
    return fromStruct(response.getReturn());
  }

  /** Cancels all of the provider's running operations. */
  async cancel(): Promise<void> {
    await this.plugin.respond<Empty>((done) => this.#client.cancel(new Empty(), done));
  }

  async #checked(method: "check" | "checkConfig", key: ResourceKey, olds: PropertyMap, news: PropertyMap) {
    const request = about(new rpc.CheckRequest(), key);
    request.setOlds(toStruct(olds));
    request.setNews(toStruct(news));
    request.setRandomseed(Buffer.from(`${key.type} ${key.name}`));
    const response = await this.plugin.respond<rpc.CheckResponse>((done) =>
      this.#client[method](request, done),
    );
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
    const response = await this.plugin.respond<rpc.DiffResponse>((done) =>
      this.#client[method](request, done),
    );
    return diffOf(response);
  }
}
