import { isIP } from "node:net";

/** An HTTP or HTTPS request, equivalent to a curl command. */
export interface HttpRequest {
  readonly protocol: "http" | "https";
  /** The URL that the curl command requests. */
  readonly url: string;
  /** The address to connect to. The URL's host name is not resolved. */
  readonly address: string;
  readonly port: number;
  /** The URL's host name, followed by the port if the URL contains one. */
  readonly host: string;
  readonly path: string;
  /** The file that contains the certificate authority to trust. If omitted, the machine's certificate authorities are trusted. */
  readonly authority?: string;
}

/** A DNS query, equivalent to a dig command. */
export interface DnsRequest {
  readonly protocol: "dns-udp" | "dns-tcp";
  readonly port: number;
  readonly name: string;
}

/** A request to a host port. */
export type Request = HttpRequest | DnsRequest;

/**
 * Converts a README command into a request that the demo itself sends. The demo does not run the command, because some machines do not have
 * curl and dig. Some resolvers also do not support `*.localhost`.
 *
 * @throws Error if the demo cannot send this command's request.
 */
export function requestOf(command: string): Request {
  const dig = /^dig @127\.0\.0\.1 -p (?<port>\d+) (?<tcp>\+tcp )?\+short (?<name>\S+)$/u.exec(
    command,
  )?.groups;
  if (dig !== undefined) {
    return {
      protocol: dig["tcp"] === undefined ? "dns-udp" : "dns-tcp",
      port: Number(dig["port"]),
      name: dig["name"] ?? "",
    };
  }
  const curl =
    /^curl(?: --cacert (?<authority>'[^']+'|\S+))?(?: --resolve \S+:(?<address>[\d.]+))? (?<url>https?:\S+)$/u.exec(
      command,
    )?.groups;
  if (curl === undefined) throw new Error(`The demo cannot send this request: ${command}`);
  const url = new URL(curl["url"] ?? "");
  const protocol = url.protocol === "https:" ? "https" : "http";
  return {
    protocol,
    url: curl["url"] ?? "",
    // Like curl, connect to the loopback address for every `*.localhost` name.
    address: curl["address"] ?? (isIP(url.hostname) === 0 ? "127.0.0.1" : url.hostname),
    port: Number(url.port || (protocol === "https" ? 443 : 80)),
    host: url.host,
    path: url.pathname,
    ...(curl["authority"] === undefined ? {} : { authority: curl["authority"].replaceAll("'", "") }),
  };
}

/** Returns a request's title in the demo's summary. The title is the request's URL or the complete command. */
export function titleOf(command: string): string {
  const request = requestOf(command);
  return "url" in request ? request.url : command;
}

/** Adds the address to a curl command, so that the command also works if the resolver does not support `*.localhost`. */
export function withAddress(command: string): string {
  const request = requestOf(command);
  if (!("url" in request) || command.includes("--resolve")) return command;
  const { hostname } = new URL(request.url);
  if (isIP(hostname) !== 0) return command;
  const resolve = `--resolve ${hostname}:${request.port}:${request.address}`;
  return command.replace(request.url, `${resolve} ${request.url}`);
}
