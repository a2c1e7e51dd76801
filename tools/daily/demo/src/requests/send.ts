import { readFile } from "node:fs/promises";
import { askByTcp, askHostPort, askNameServer, describeAnswer } from "@kind-berth-tools/probe";
import { isAsPromised, type PromisedAnswer } from "../readme/promises";
import { requestOf, type DnsRequest, type HttpRequest, type Request } from "./request";

/** The pause between two requests, in milliseconds. */
const pause = 250;

/** The promised answer and the actual answer to a request. */
export interface SeenAnswer extends PromisedAnswer {
  /** The actual answer, or the reason why there is no answer. */
  readonly seen: string;
  readonly asPromised: boolean;
}

/**
 * Repeats a command's request until the promised answer arrives. The first answer may differ, because an Ingress controller serves a new
 * route with some delay, and because an app's pods answer in turn.
 *
 * @param timeoutMs - how long the request is repeated, in milliseconds. The default is 30 s.
 * @throws Error if the demo cannot send this command's request.
 */
export async function sendUntilPromised(promised: PromisedAnswer, timeoutMs = 30_000): Promise<SeenAnswer> {
  const request = requestOf(promised.command);
  const until = Date.now() + timeoutMs;
  for (;;) {
    const answer = await send(request);
    const asPromised = fits(answer, promised.answer);
    if (asPromised || Date.now() > until) return { ...promised, seen: shown(answer), asPromised };
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** The result of one request. */
export interface Answer {
  /** The answer, or the reason why there is no answer. */
  readonly text: string;
  /** The HTTP status code, if the answer is an HTTP response. */
  readonly status?: number;
  /** True if the request failed because the server's certificate is not trusted. */
  readonly isUntrusted?: true;
}

/** The error that curl prints for an untrusted certificate (source: curl(1), EXIT CODES). */
const untrustedByCurl = "curl: (60) …";

/**
 * Whether an answer matches the promised answer. An HTTP answer must have status 200, unless the promised answer begins with a different
 * status.
 */
export function fits({ text, status, isUntrusted }: Answer, promised: string): boolean {
  if (promised === untrustedByCurl) return isUntrusted === true;
  const promisedStatus = Number(/^[45]\d\d(?= )/u.exec(promised)?.[0] ?? 200);
  return (status === undefined || status === promisedStatus) && isAsPromised(text, promised);
}

/** Formats an answer. If the status is not 200, adds the status unless the text already begins with it. */
function shown({ text, status = 200 }: Answer): string {
  return status === 200 || text.startsWith(`${status} `) ? text : `HTTP ${status}: ${text}`;
}

/** Sends a single request. */
export function send(request: Request): Promise<Answer> {
  return "url" in request ? sendHttp(request) : query(request);
}

async function query({ protocol, port, name }: DnsRequest): Promise<Answer> {
  return { text: await (protocol === "dns-udp" ? askNameServer : askByTcp)(port, name) };
}

async function sendHttp({ protocol, port, address, host, path, authority }: HttpRequest): Promise<Answer> {
  const trusted = authority === undefined ? {} : { authority: await readFile(authority, "utf8") };
  const tls = protocol === "https" ? { tls: trusted } : {};
  const answer = await askHostPort({ hostPort: port, address, host, path, ...tls }).catch(asFailure);
  if (answer instanceof Error) return { text: `no response: ${answer.message}` };
  if (answer.outcome === "answered") return { text: answer.body.trim(), status: answer.status };
  const why = describeAnswer(answer);
  if (answer.outcome === "untrusted")
    return { text: `no response, curl error 60: ${why}`, isUntrusted: true };
  return { text: `no response: ${why}` };
}

/**
 * Converts an error into an answer, even if the error is unrelated to the port. The demo repeats the request, and shows only the latest
 * error.
 */
function asFailure(error: unknown): Error {
  if (error instanceof Error) return error;
  throw error;
}
