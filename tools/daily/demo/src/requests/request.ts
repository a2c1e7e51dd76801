import { isIP } from "node:net";

/** A request by HTTP or HTTPS, as a curl command sends it. */
export interface HttpRequest {
  readonly protocol: "http" | "https";
  /** The URL as it is in the command. */
  readonly url: string;
  /** The address that is connected to, whatever the URL's name resolves to. */
  readonly address: string;
  readonly port: number;
  /** The name, with the port where the URL has one. */
  readonly host: string;
  readonly path: string;
  /** The file of the certificate authority that is trusted. If omitted, the machine's own are. */
  readonly authority?: string;
}

/** A DNS query, as a dig command sends it. */
export interface DnsRequest {
  readonly protocol: "dns-udp" | "dns-tcp";
  readonly port: number;
  readonly name: string;
}

/** A request to a host port. */
export type Request = HttpRequest | DnsRequest;

/**
 * The request that a command of a README sends. The demo sends it itself, because not every machine has curl and dig, and not every
 * resolver knows `*.localhost`.
 *
 * @throws Error if the command is none that the demo can send.
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
    // curl itself connects to loopback for any name of localhost.
    address: curl["address"] ?? (isIP(url.hostname) === 0 ? "127.0.0.1" : url.hostname),
    port: Number(url.port || (protocol === "https" ? 443 : 80)),
    host: url.host,
    path: url.pathname,
    ...(curl["authority"] === undefined ? {} : { authority: curl["authority"].replaceAll("'", "") }),
  };
}

/** What the closing account calls a request: its URL, or the whole command. */
export function titleOf(command: string): string {
  const request = requestOf(command);
  return "url" in request ? request.url : command;
}

/** The command as it also works where the resolver does not know `*.localhost`: curl gets the address. */
export function withAddress(command: string): string {
  const request = requestOf(command);
  if (!("url" in request) || command.includes("--resolve")) return command;
  const { hostname } = new URL(request.url);
  if (isIP(hostname) !== 0) return command;
  const resolve = `--resolve ${hostname}:${request.port}:${request.address}`;
  return command.replace(request.url, `${resolve} ${request.url}`);
}
