import { request } from "node:http";

/** The location of an event stream. */
export interface EventSource {
  readonly hostPort: number;
  readonly host: string;
  readonly path: string;
}

/**
 * Reads the first server-sent events of an endless response, then closes the connection.
 *
 * @param source - the location of the stream.
 * @param count - the number of events.
 * @param timeoutMs - the time limit for the events, in milliseconds.
 * @returns the data of the events, or `undefined` if there were fewer events within the time limit.
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
