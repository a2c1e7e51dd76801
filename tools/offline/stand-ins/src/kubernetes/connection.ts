import { setTimeout } from "node:timers/promises";
import type { KubeConfig } from "@kubernetes/client-node";
import fetch, { Headers, type RequestInit, type Response } from "node-fetch";

import { ApiError, UnreachableError } from "./api-error";
import { version } from "./version";

/** A request to the API server. */
export interface ApiRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** The request path on the server, such as `/api/v1/namespaces`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  /** @default `application/json` */
  readonly contentType?: string;
  readonly signal: AbortSignal;
}

/** The time limit for a response, in milliseconds. This equals the connect timeout in Go's client. */
const ANSWER_MS = 30_000;
/** The maximum number of retries that the server can request, as in Go's client (source: `maxRetries` in client-go's `rest.Request`). */
const RETRIES = 10;

/** The connection to the API server that a kubeconfig selects. The Kubernetes client library handles credentials and certificates. */
export class Connection {
  constructor(private readonly config: KubeConfig) {}

  /**
   * Sends a request and reads the JSON response.
   *
   * @throws ApiError if the server rejects the request
   * @throws UnreachableError if the server does not respond
   */
  async json(request: ApiRequest): Promise<unknown> {
    return await (await this.send(request, ANSWER_MS)).json();
  }

  /**
   * Opens a stream of JSON lines, such as a watch. The stream ends when the signal is aborted or the server closes the stream.
   *
   * @throws ApiError if the server rejects the request
   * @throws UnreachableError if the server does not respond
   */
  async lines(request: ApiRequest): Promise<NodeJS.ReadableStream> {
    return (await this.send(request)).body;
  }

  /**
   * Sends a request. Retries the request if the server sends `Retry-After`. For example, if a cluster has several API servers, one of them
   * may not serve a new kind yet.
   */
  private async send(request: ApiRequest, limit?: number): Promise<Response> {
    for (let retry = 0; ; retry++) {
      const signals = [request.signal, ...(limit === undefined ? [] : [AbortSignal.timeout(limit)])];
      const response = await this.sendOnce(request, AbortSignal.any(signals));
      if (response.ok) return response;
      const refusal = new ApiError(response.status, await bodyOf(response));
      const seconds = retryAfter(response);
      if (seconds === undefined || retry === RETRIES) throw refusal;
      await setTimeout(seconds * 1000, undefined, { signal: request.signal });
    }
  }

  private async sendOnce(request: ApiRequest, signal: AbortSignal): Promise<Response> {
    const server = this.config.getCurrentCluster()?.server ?? "";
    const url = new URL(server.replace(/\/$/, "") + request.path);
    for (const [name, value] of Object.entries(request.query ?? {})) {
      if (value !== undefined) url.searchParams.set(name, value);
    }
    const init = await this.config.applyToFetchOptions({});
    const headers = new Headers(init.headers);
    headers.set("Accept", "application/json");
    headers.set("User-Agent", `pulumi-kubernetes/${version}`);
    if (request.body !== undefined) headers.set("Content-Type", request.contentType ?? "application/json");
    return await attempt(
      url,
      {
        ...init,
        method: request.method,
        headers,
        // node-fetch's types accept only its own AbortSignal type.
        signal: signal as NonNullable<RequestInit["signal"]>,
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      },
      request.signal,
    );
  }
}

/** Returns the number of seconds after which the server requests a retry, or `undefined` if it does not request one. */
function retryAfter({ status, headers }: Response): number | undefined {
  const seconds = /^\d+$/.exec(headers.get("Retry-After") ?? "")?.[0];
  return seconds !== undefined && (status === 429 || status >= 500) ? Number(seconds) : undefined;
}

async function attempt(url: URL, init: RequestInit, cancelled: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (thrown) {
    cancelled.throwIfAborted();
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    throw new UnreachableError(
      init.signal?.aborted === true ? `${url.origin} did not answer within ${ANSWER_MS / 1000} s` : why,
      { cause: thrown },
    );
  }
}

/** Reads the body of an error response, which is a Status object or text from a proxy. */
async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return { message: text.slice(0, 500) };
  }
}
