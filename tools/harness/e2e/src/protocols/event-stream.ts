import { request } from "node:http";

/** Where a stream of events is. */
export interface EventSource {
  readonly hostPort: number;
  readonly host: string;
  readonly path: string;
}

/**
 * Reads the first server-sent events of an answer that has no end, and breaks it off.
 *
 * @param source - where the stream is
 * @param count - so many
 * @param timeoutMs - how long they may take, in milliseconds
 * @returns their data; `undefined` where there were not so many in time
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
