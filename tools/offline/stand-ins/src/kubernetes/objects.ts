import type { Connection } from "./connection";
import type { Discovery } from "./discovery";
import { kindOf, type GroupVersionKind } from "./group-version-kind";
import { nameOf, namespaceOf, records, text, type KubernetesObject } from "./object";

/** The kind, namespace and name of an object, which may not exist. */
export interface ObjectAddress {
  readonly kind: GroupVersionKind;
  /** The namespace. For namespaced kinds, an empty string selects the namespace `default`. */
  readonly namespace: string;
  readonly name: string;
}

/** Options for a write. */
export interface WriteOptions {
  readonly fieldManager?: string;
  /** Whether to return the write's result without changing anything. */
  readonly dryRun?: boolean;
  readonly signal: AbortSignal;
}

/** Returns the address of an object, based on the object's fields. */
export function addressOf(object: KubernetesObject): ObjectAddress {
  return { kind: kindOf(object), namespace: namespaceOf(object), name: nameOf(object) };
}

/** Reads and writes objects of all types, as plain JSON values. */
export class Objects {
  constructor(
    private readonly connection: Connection,
    private readonly discovery: Discovery,
  ) {}

  /** Reads the object at an address. @throws ApiError 404 if the object does not exist */
  async get(address: ObjectAddress, signal: AbortSignal): Promise<KubernetesObject> {
    return await this.request({ method: "GET", path: await this.path(address, address.name), signal });
  }

  /** Returns all objects of a kind in a namespace, and the resource version from which a watch on these objects can start. */
  async list(
    kind: GroupVersionKind,
    namespace: string,
    signal: AbortSignal,
  ): Promise<{ items: KubernetesObject[]; resourceVersion: string }> {
    const list = await this.request({ method: "GET", path: await this.path({ kind, namespace }), signal });
    const apiVersion = text(list, "apiVersion");
    return {
      // The items in a list do not contain the `apiVersion` and `kind` fields.
      items: records(list, "items").map((item) => ({ apiVersion, kind: kind.kind, ...item })),
      resourceVersion: text(list, "metadata", "resourceVersion"),
    };
  }

  /** Returns the changes to all objects of a kind in a namespace as JSON lines, starting after a resource version. */
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

  /** Creates an object. @throws ApiError `AlreadyExists` if an object with this name exists */
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

  /** Applies an object with server-side apply. The server creates the object, or changes its given fields. */
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

  /** Applies a JSON Patch (RFC 6902) to an object. */
  async patch(
    address: ObjectAddress,
    operations: readonly Record<string, unknown>[],
    signal: AbortSignal,
  ): Promise<KubernetesObject> {
    const path = await this.path(address, address.name);
    const contentType = "application/json-patch+json";
    return await this.request({ method: "PATCH", path, contentType, body: operations, signal });
  }

  /** Replaces the object that has the same name. */
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

  /** Starts the deletion of an object. The deletion may take some time. @throws ApiError 404 if the object does not exist */
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
