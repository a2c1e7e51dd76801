import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { EnvHttpProxyAgent, fetch, type Response } from "undici";
import type { Report } from "../progress";
import { secureUrl } from "./secure-url";

/** The error for a release that a source does not have. The toolchain then tries the next source. */
export class Unavailable extends Error {
  override readonly name = "Unavailable";
}

/** The time limits for a host, in milliseconds. A host that exceeds a limit counts as unreachable. */
export interface TimeLimits {
  /** The limit for opening a connection. */
  readonly connect: number;
  /** The limit for the wait before the response begins, and for each pause within the response. */
  readonly silence: number;
}

/** Matches error codes from the operating system, undici, TLS and the HTTP parser. */
const NETWORK_FAILURE = /^(E[A-Z]|UND_ERR_|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|HPE_)/;

const TIME_LIMITS: TimeLimits = { connect: 4_000, silence: 20_000 };

/** The HTTP statuses of a redirect. */
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/** The maximum number of redirects for one file. GitHub redirects once, to its file store. */
const MAX_REDIRECTS = 5;

/** Optional settings for a host. */
export interface HostSettings {
  /** @default 4 seconds to connect, and 20 seconds of silence */
  readonly limits?: TimeLimits;
  /**
   * The certificate in PEM format of the only authority to trust.
   * @default the authorities that Node.js trusts
   */
  readonly authority?: string;
}

/**
 * An HTTPS host that provides releases. The host rejects every URL without encryption, also after a redirect. The host respects the proxy settings in the environment (`HTTPS_PROXY`, `NO_PROXY`, …).
 *
 * After one failed connection to the host, all later downloads from it fail immediately.
 */
export class ReleaseHost {
  private readonly agent: EnvHttpProxyAgent;
  private unreachable: Unavailable | undefined;

  /** @throws ToolchainError `DOWNLOAD_INSECURE` if the host's URL does not begin with `https://`. */
  constructor(
    /** The host's URL, without a trailing slash. */
    readonly base: string,
    { limits = TIME_LIMITS, authority }: HostSettings = {},
  ) {
    secureUrl(base);
    const tls = authority === undefined ? {} : { ca: authority };
    this.agent = new EnvHttpProxyAgent({
      connect: { timeout: limits.connect, ...tls },
      requestTls: tls,
      headersTimeout: limits.silence,
      bodyTimeout: limits.silence,
    });
  }

  /**
   * Downloads a small file and returns its text.
   *
   * @throws Unavailable if the file cannot be downloaded.
   * @throws ToolchainError `DOWNLOAD_INSECURE` if the host redirects to a URL without encryption.
   */
  async text(path: string): Promise<string> {
    const response = await this.get(path);
    return whileReading(path, () => response.text());
  }

  /**
   * Downloads a file to disk.
   *
   * @returns The file's SHA-256 hash, in lowercase hexadecimal digits.
   * @throws Unavailable if the file cannot be downloaded completely.
   * @throws ToolchainError `DOWNLOAD_INSECURE` if the host redirects to a URL without encryption.
   */
  async download(path: string, file: string, report: Report): Promise<string> {
    const response = await this.get(path);
    const hash = createHash("sha256");
    const name = path.split("/").at(-1) ?? path;
    let received = 0;
    const progress = setInterval(() => {
      report(`downloading ${name} … ${Math.round(received / 1e6)} MB`);
    }, 5_000);
    try {
      await whileReading(path, () =>
        pipeline(
          Readable.fromWeb(response.body ?? new ReadableStream()),
          new Transform({
            transform(chunk: Buffer, _encoding, done) {
              received += chunk.length;
              hash.update(chunk);
              done(null, chunk);
            },
          }),
          createWriteStream(file),
        ),
      );
    } finally {
      clearInterval(progress);
    }
    return hash.digest("hex");
  }

  /** Closes all connections. */
  async close(): Promise<void> {
    await this.agent.destroy();
  }

  /** Sends one request, without following a redirect. */
  private async request(url: URL): Promise<Response> {
    if (this.unreachable) throw this.unreachable;
    try {
      return await fetch(url, { dispatcher: this.agent, redirect: "manual" });
    } catch (error) {
      this.unreachable = new Unavailable(`${url.host} is not reachable (${networkCause(error)})`);
      throw this.unreachable;
    }
  }

  private async get(path: string): Promise<Response> {
    const file = path.split("/").at(-1) ?? path;
    let url = secureUrl(`${this.base}/${path}`);
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const response = await this.request(url);
      if (response.ok) return response;
      await response.body?.cancel();
      const location = REDIRECTS.includes(response.status) ? response.headers.get("location") : null;
      if (location === null) {
        throw new Unavailable(`${url.host} returned HTTP ${response.status} for ${file}`);
      }
      // Check each address before the next request. The last address alone does not show an unencrypted redirect before it.
      url = secureUrl(location, url);
    }
    throw new Unavailable(`${url.host} redirected more than ${MAX_REDIRECTS} times for ${file}`);
  }
}

async function whileReading<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw new Unavailable(
      `${path.split("/").at(-1) ?? path} was not completely downloaded (${networkCause(error)})`,
    );
  }
}

/** Finds the network failure's error code in an error's chain of causes. Rethrows errors that are not network failures. */
function networkCause(error: unknown): string {
  let cause = error;
  while (typeof cause === "object" && cause !== null) {
    const { code, cause: deeper } = cause as NodeJS.ErrnoException;
    if (code !== undefined && NETWORK_FAILURE.test(code)) return code;
    cause = deeper;
  }
  throw error;
}
