import { request } from "node:http";

/** The address of an event stream. */
export interface EventSource {
  readonly hostPort: number;
  readonly host: string;
  readonly path: string;
}

/**
 * Reads the first server-sent events of an endless response, and then closes the connection.
 *
 * @param source - the event stream's address.
 * @param count - the number of events to read.
 * @param timeoutMs - the time limit for receiving all events, in milliseconds.
 * @returns the events' data, or `undefined` if fewer events arrived within the time limit.
 */
export function firstEvents(
  source: EventSource,
  count: number,
  timeoutMs: number,
): Promise<string[] | undefined> {
  const { hostPort, host, path } = source;
  return new Promise((resolve, reject) => {
    let text = "";
    const signal = AbortSignal.timeout(timeoutMs);
    const fail = (error: NodeJS.ErrnoException) => {
      if (signal.aborted) resolve(undefined);
      else reject(error);
    };
    const asked = request(
      { host: "127.0.0.1", port: hostPort, path, headers: { host }, agent: false, signal },
      (response) => {
        response.once("error", fail);
        response.setEncoding("utf8").on("data", (chunk: string) => {
          text += chunk;
          const events = [...text.matchAll(/data: (.*)\n\n/gu)].map(([, data = ""]) => data);
          if (events.length < count) return;
          resolve(events.slice(0, count));
          asked.destroy();
        });
      },
    );
    asked.once("error", fail).end();
  });
}
