import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { EnvHttpProxyAgent, fetch, type Response } from "undici";
import type { Report } from "../progress";

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

/**
 * An HTTP host that provides releases. The host respects the proxy settings in the environment (`HTTPS_PROXY`, `NO_PROXY`, …).
 *
 * After one failed connection to the host, all later downloads from it fail immediately.
 */
export class ReleaseHost {
  private readonly agent: EnvHttpProxyAgent;
  private unreachable: Unavailable | undefined;

  constructor(
    /** The host's URL, without a trailing slash. */
    readonly base: string,
    limits: TimeLimits = TIME_LIMITS,
  ) {
    this.agent = new EnvHttpProxyAgent({
      connect: { timeout: limits.connect },
      headersTimeout: limits.silence,
      bodyTimeout: limits.silence,
    });
  }

  /**
   * Downloads a small file and returns its text.
   *
   * @throws Unavailable if the file cannot be downloaded.
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

  private async fetch(path: string): Promise<Response> {
    if (this.unreachable) throw this.unreachable;
    try {
      return await fetch(`${this.base}/${path}`, { dispatcher: this.agent });
    } catch (error) {
      this.unreachable = new Unavailable(
        `${new URL(this.base).host} is not reachable (${networkCause(error)})`,
      );
      throw this.unreachable;
    }
  }

  private async get(path: string): Promise<Response> {
    const response = await this.fetch(path);
    if (!response.ok) {
      await response.body?.cancel();
      throw new Unavailable(
        `${new URL(this.base).host} returned HTTP ${response.status} for ${path.split("/").at(-1) ?? path}`,
      );
    }
    return response;
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
