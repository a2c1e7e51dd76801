/** The resource that a call is about. */
export interface ResourceKey {
  /** The resource's type token, such as `command:local:Command`. */
  readonly type: string;
  readonly name: string;
}

/** Options for a call that changes a resource. */
export interface CallOptions {
  readonly preview?: boolean;
  /** The value of `customTimeouts`, in seconds. */
  readonly timeoutSeconds?: number;
}

/** Sets the resource that a request is about. */
export function about<
  Request extends {
    setUrn(urn: string): unknown;
    setType(type: string): unknown;
    setName(name: string): unknown;
  },
>(request: Request, { type, name }: ResourceKey): Request {
  request.setUrn(`urn:pulumi:contract::contract::${type}::${name}`);
  request.setType(type);
  request.setName(name);
  return request;
}
