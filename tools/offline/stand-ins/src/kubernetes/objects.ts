import type { Connection } from "./connection";
import type { Discovery } from "./discovery";
import { kindOf, type GroupVersionKind } from "./group-version-kind";
import { nameOf, namespaceOf, records, text, type KubernetesObject } from "./object";

/** Where an object is, or would be. */
export interface ObjectAddress {
  readonly kind: GroupVersionKind;
  /** Empty means the namespace `default`, for kinds that live in namespaces. */
  readonly namespace: string;
  readonly name: string;
}

/** How a write is done. */
export interface WriteOptions {
  readonly fieldManager?: string;
  /** Say what would come of it, and leave everything as it is. */
  readonly dryRun?: boolean;
  readonly signal: AbortSignal;
}

/** The address of an object, by its own fields. */
export function addressOf(object: KubernetesObject): ObjectAddress {
  return { kind: kindOf(object), namespace: namespaceOf(object), name: nameOf(object) };
}

/** Reads and writes objects of any kind as the plain JSON that they are. */
export class Objects {
  constructor(
    private readonly connection: Connection,
    private readonly discovery: Discovery,
  ) {}

  /** The object at an address. @throws ApiError 404 where there is none */
  async get(address: ObjectAddress, signal: AbortSignal): Promise<KubernetesObject> {
    return await this.request({ method: "GET", path: await this.path(address, address.name), signal });
  }

  /** All objects of a kind in a namespace, and the resource version to watch them from. */
  async list(
    kind: GroupVersionKind,
    namespace: string,
    signal: AbortSignal,
  ): Promise<{ items: KubernetesObject[]; resourceVersion: string }> {
    const list = await this.request({ method: "GET", path: await this.path({ kind, namespace }), signal });
    const apiVersion = text(list, "apiVersion");
    return {
      // The items of a list don't say what they are.
      items: records(list, "items").map((item) => ({ apiVersion, kind: kind.kind, ...item })),
      resourceVersion: text(list, "metadata", "resourceVersion"),
    };
  }

  /** The changes of all objects of a kind in a namespace, as JSON lines, from a resource version on. */
  async watch(
    kind: GroupVersionKind,
    namespace: string,
    resourceVersion: string,
    signal: AbortSignal,
  ): Promise<NodeJS.ReadableStream> {
    const path = await this.path({ kind, namespace });
    const query = { watch: "true", resourceVersion, allowWatchBookmarks: "true" };
    return await this.connection.lines({ method: "GET", path, query, signal });
  }

  /** Makes an object. @throws ApiError `AlreadyExists` where one of its name is there */
  async create(object: KubernetesObject, options: WriteOptions): Promise<KubernetesObject> {
    const path = await this.path(addressOf(object));
    return await this.request({
      method: "POST",
      path,
      query: queryOf(options),
      body: object,
      signal: options.signal,
    });
  }

  /** Applies an object on the server: makes it, or changes the fields that are named. */
  async apply(
    object: KubernetesObject,
    { force, ...options }: WriteOptions & { readonly force: boolean; readonly fieldManager: string },
  ): Promise<KubernetesObject> {
    const address = addressOf(object);
    return await this.request({
      method: "PATCH",
      path: await this.path(address, address.name),
      query: { ...queryOf(options), force: String(force) },
      contentType: "application/apply-patch+yaml",
      body: object,
      signal: options.signal,
    });
  }

  /** Applies a JSON Patch (RFC 6902). */
  async patch(
    address: ObjectAddress,
    operations: readonly Record<string, unknown>[],
    signal: AbortSignal,
  ): Promise<KubernetesObject> {
    const path = await this.path(address, address.name);
    const contentType = "application/json-patch+json";
    return await this.request({ method: "PATCH", path, contentType, body: operations, signal });
  }

  /** Puts an object in the place of the one of the same name. */
  async replace(object: KubernetesObject, options: WriteOptions): Promise<KubernetesObject> {
    const address = addressOf(object);
    const path = await this.path(address, address.name);
    return await this.request({
      method: "PUT",
      path,
      query: queryOf(options),
      body: object,
      signal: options.signal,
    });
  }

  /** Starts the deletion of an object; it may stay for a while. @throws ApiError 404 where there is none */
  async delete(
    address: ObjectAddress,
    propagationPolicy: "Foreground" | "Background" | "Orphan",
    signal: AbortSignal,
  ): Promise<void> {
    const path = await this.path(address, address.name);
    const body = { kind: "DeleteOptions", apiVersion: "v1", propagationPolicy };
    await this.request({ method: "DELETE", path, body, signal });
  }

  private async path(of: Omit<ObjectAddress, "name">, name?: string): Promise<string> {
    const { root, plural, namespaced } = await this.discovery.resource(of.kind);
    const namespace = of.namespace === "" ? "default" : of.namespace;
    return [
      ...[root, ...(namespaced ? ["namespaces", encodeURIComponent(namespace)] : []), plural],
      ...(name === undefined ? [] : [encodeURIComponent(name)]),
    ].join("/");
  }

  private async request(request: Parameters<Connection["json"]>[0]): Promise<KubernetesObject> {
    return (await this.connection.json(request)) as KubernetesObject;
  }
}

function queryOf({ fieldManager, dryRun }: WriteOptions): Record<string, string | undefined> {
  return { fieldManager, dryRun: dryRun === true ? "All" : undefined };
}
