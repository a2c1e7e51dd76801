import type { ServiceError } from "@grpc/grpc-js";

import { ProviderError } from "./provider-error";

/** The resource that a call is about. */
export interface ResourceKey {
  /** The resource's type token, such as `command:local:Command`. */
  readonly type: string;
  readonly name: string;
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

/** Calls a plugin method and waits for the response. Throws {@link ProviderError} if the call fails. */
export function call<Response>(
  send: (done: (failure: ServiceError | null, response: Response) => void) => unknown,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    send((failure, response) => {
      if (failure) reject(new ProviderError(failure));
      else resolve(response);
    });
  });
}
