import type { KubeConfig } from "@kubernetes/client-node";
import fetch, { Headers, type RequestInit, type Response } from "node-fetch";

import { ApiError, UnreachableError } from "./api-error";
import { version } from "./version";

/** One request to the API server. */
export interface ApiRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** The path below the server's address, such as `/api/v1/namespaces`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  /** @default `application/json` */
  readonly contentType?: string;
  readonly signal: AbortSignal;
}

/** How long the server may take to answer, in milliseconds. The same as the limit on connecting in Go's client. */
const ANSWER_MS = 30_000;

/** Talks to the API server of a kubeconfig: credentials and certificates are the Kubernetes client's work. */
export class Connection {
  constructor(private readonly config: KubeConfig) {}

  /**
   * Sends a request and reads the JSON that comes back.
   *
   * @throws ApiError where the server refuses
   * @throws UnreachableError where none answers
   */
  async json(request: ApiRequest): Promise<unknown> {
    const response = await this.send(
      request,
      AbortSignal.any([request.signal, AbortSignal.timeout(ANSWER_MS)]),
    );
    return await response.json();
  }

  /**
   * Opens a stream of JSON lines, as a watch has them. It ends with the signal, or when the server closes it.
   *
   * @throws ApiError where the server refuses
   * @throws UnreachableError where none answers
   */
  async lines(request: ApiRequest): Promise<NodeJS.ReadableStream> {
    return (await this.send(request, request.signal)).body;
  }

  private async send(request: ApiRequest, signal: AbortSignal): Promise<Response> {
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
    const response = await attempt(
      url,
      {
        ...init,
        method: request.method,
        headers,
        // node-fetch's types know only its own AbortSignal.
        signal: signal as NonNullable<RequestInit["signal"]>,
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      },
      request.signal,
    );
    if (response.ok) return response;
    throw new ApiError(response.status, await bodyOf(response));
  }
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

/** What a refusal says: a Status object, or whatever text a proxy put in its place. */
async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return { message: text.slice(0, 500) };
  }
}
