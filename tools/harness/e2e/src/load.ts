import { askHostPort, type HostPortQuestion } from "@kind-berth-tools/probe";

/** The number of parallel clients, and the maximum number of requests for each client. */
const askers = 4;
const mostRequests = 10_000;
/** The pause between an answer and the client's next request, in milliseconds. */
const pause = 20;

/** A host port, and the host name for the requests to it. */
type Place = Pick<HostPortQuestion, "hostPort" | "host">;

/** The error if a place does not answer with HTTP 200. */
class NotAnswered extends Error {
  override toString(): string {
    return this.message;
  }
}

/** Sends a request to a place. Returns the body of an HTTP 200 answer. */
async function askPlace(place: Place): Promise<string> {
  const answer = await askHostPort({ ...place, timeout: 30_000 });
  if (answer.outcome !== "answered") throw new NotAnswered(answer.outcome);
  if (answer.status !== 200) throw new NotAnswered(String(answer.status));
  return answer.body.trim();
}

/**
 * Sends a request to the app's new place while the app moves.
 *
 * If both places fail, repeats the request to the new place. The first request may have reached the new place before the app arrived there.
 * The request to the old place may have arrived after the app had left. A second request to the new place is therefore necessary to prove
 * that the app is at neither place. It must start after the request to the old place has failed.
 */
async function askNextPlace(place: Place, before: Promise<string>): Promise<string> {
  try {
    return await askPlace(place);
  } catch (error) {
    if (!(error instanceof NotAnswered)) throw error;
    const [left] = await Promise.allSettled([before]);
    if (left.status === "fulfilled") throw error;
  }
  return askPlace(place);
}

/** The results of a load. */
export interface LoadResult {
  /** The number of requests that were answered with HTTP 200. */
  readonly answered: number;
  /** The distinct bodies of the HTTP 200 answers, in order of first arrival. */
  readonly said: readonly string[];
  /** The outcomes of all requests that were not answered with HTTP 200, such as `refused` or `502`. */
  readonly lost: readonly string[];
  /** The longest time between two HTTP 200 answers, in milliseconds. */
  readonly longestOutage: number;
}

/**
 * Sends requests to a host port, each over a new connection. The constructor starts the requests, and {@link end} stops them.
 *
 * If several places are given, the app moves from one place to the next. Each request goes to all places at the same time, so that a silent
 * place does not delay the others. A request is lost if no place answers.
 */
export class Load {
  private ended = false;
  private readonly said = new Set<string>();
  private readonly lost: string[] = [];
  private answered = 0;
  private lastAnswer = performance.now();
  private longestOutage = 0;
  /** All requests to all places. */
  private readonly asked: Promise<string>[] = [];
  private readonly asking: Promise<void>[];

  private readonly places: readonly Place[];

  constructor(...places: readonly [Place, ...Place[]]) {
    this.places = places;
    this.asking = Array.from({ length: askers }, () => this.ask());
  }

  /** Stops sending requests, waits for all open requests, and returns the results. */
  async end(): Promise<LoadResult> {
    this.ended = true;
    await Promise.all(this.asking);
    this.endOutage();
    await Promise.allSettled(this.asked);
    const { answered, said, lost, longestOutage } = this;
    return { answered, said: [...said], lost, longestOutage: Math.round(longestOutage) };
  }

  private async ask(): Promise<void> {
    for (let asked = 0; !this.ended && asked < mostRequests; asked++) {
      const said = await this.askOnce();
      if ("failure" in said) {
        this.lost.push(said.failure);
      } else {
        this.answered++;
        this.said.add(said.body);
        this.endOutage();
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  /** Sends one request. Returns the first HTTP 200 answer from any place. If all places fail, returns each place's failure. */
  private async askOnce(): Promise<{ body: string } | { failure: string }> {
    const questions: Promise<string>[] = [];
    for (const place of this.places) {
      const before = questions.at(-1);
      questions.push(before === undefined ? askPlace(place) : askNextPlace(place, before));
    }
    // Requests to other places may still be open. {@link end} waits for them.
    this.asked.push(...questions);
    try {
      return { body: await Promise.any(questions) };
    } catch (error) {
      const errors: unknown[] = error instanceof AggregateError ? error.errors : [error];
      if (!errors.every((each) => each instanceof NotAnswered)) throw error;
      return { failure: errors.join(", ") };
    }
  }

  private endOutage(): void {
    const now = performance.now();
    this.longestOutage = Math.max(this.longestOutage, now - this.lastAnswer);
    this.lastAnswer = now;
  }
}
