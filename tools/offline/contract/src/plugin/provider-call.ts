import type { ServiceError } from "@grpc/grpc-js";

import { ProviderError } from "./provider-error";

/** Which resource a call is about. */
export interface ResourceKey {
  /** Type token, such as `command:local:Command`. */
  readonly type: string;
  readonly name: string;
}

/** Says in a request which resource it is about. */
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

/** Makes a call and waits for its answer; one that fails throws {@link ProviderError}. */
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
