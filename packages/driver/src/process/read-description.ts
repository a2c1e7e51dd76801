import { connect } from "node:net";
import { addAbortSignal } from "node:stream";

/** The time in which the process that listens at an address must describe itself, in milliseconds. */
const descriptionTimeout = 1_000;

/** The maximum length of a description, in UTF-16 code units. On Windows, a process of any user can listen at the address. */
const longestDescription = 500;

/** The description of a process that does not send a description. */
const unknownProcess = "a process that does not describe itself holds the lock";

/**
 * Connects to an address, and reads the description of the process that listens there.
 *
 * @returns
 * - `undefined` if no process listens at the address
 * - an empty string if a process listens but sends no description, or ends before it has sent a description
 * - a general description if the process does not accept the connection or does not respond in time
 */
export async function readDescription(address: string): Promise<string | undefined> {
  const limit = AbortSignal.timeout(descriptionTimeout);
  const client = addAbortSignal(limit, connect(address).setEncoding("utf8"));
  let description = "";
  try {
    for await (const chunk of client) {
      description += String(chunk);
      if (description.length >= longestDescription) return description.slice(0, longestDescription);
    }
    return description;
  } catch (error) {
    if (limit.aborted) return unknownProcess;
    return descriptionAfter(error as NodeJS.ErrnoException);
  }
}

/**
 * Returns the description of a process after a connection error. Only a refused connection and a missing file show that no process listens.
 *
 * @throws the error, if the error does not show whether a process listens
 */
export function descriptionAfter(error: NodeJS.ErrnoException): string | undefined {
  switch (error.code) {
    case "ECONNREFUSED":
    case "ENOENT":
      return undefined;
    // The process ended, or closed its server, while the connection was in the server's queue.
    case "ECONNRESET":
    case "EPIPE":
      return "";
    // On Linux, the queue of the server is full, because the process accepts no connections.
    case "EAGAIN":
      return unknownProcess;
    default:
      throw error;
  }
}
