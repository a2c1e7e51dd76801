import { setTimeout } from "node:timers/promises";
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
/** How often a request is sent again because the server asks for that, as Go's client does (source: `maxRetries` of client-go's `rest.Request`). */
const RETRIES = 10;

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
    return await (await this.send(request, ANSWER_MS)).json();
  }

  /**
   * Opens a stream of JSON lines, as a watch has them. It ends with the signal, or when the server closes it.
   *
   * @throws ApiError where the server refuses
   * @throws UnreachableError where none answers
   */
  async lines(request: ApiRequest): Promise<NodeJS.ReadableStream> {
    return (await this.send(request)).body;
  }

  /** Sends a request, and again where the server says when: one of several may not serve a new kind yet. */
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
        // node-fetch's types know only its own AbortSignal.
        signal: signal as NonNullable<RequestInit["signal"]>,
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      },
      request.signal,
    );
  }
}

/** After how many seconds the server wants to be asked again; `undefined` where it does not. */
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

/** What a refusal says: a Status object, or whatever text a proxy put in its place. */
async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return { message: text.slice(0, 500) };
  }
}
