import { askHostPort, type HostPortQuestion } from "@kind-berth-tools/probe";

/** So many ask at the same time, and each this many times at most. */
const askers = 4;
const mostRequests = 10_000;
/** The pause of each between an answer and its next request, in milliseconds. */
const pause = 20;

/** Where a load asks. */
type Place = Pick<HostPortQuestion, "hostPort" | "host">;

/** How a place fails to answer with HTTP 200. */
class NotAnswered extends Error {
  override toString(): string {
    return this.message;
  }
}

/** What a place says with HTTP 200. */
async function askPlace(place: Place): Promise<string> {
  const answer = await askHostPort({ ...place, timeout: 30_000 });
  if (answer.outcome !== "answered") throw new NotAnswered(answer.outcome);
  if (answer.status !== 200) throw new NotAnswered(String(answer.status));
  return answer.body.trim();
}

/**
 * What a place says that the app has after another one.
 *
 * It is asked again where both fail: it may have been asked before the app came, and the place before it after the app had left. Only a
 * question that begins once the place before has failed shows that the app was at neither.
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

/** What became of the requests of a load. */
export interface LoadResult {
  /** How many were answered with HTTP 200. */
  readonly answered: number;
  /** What those answers said, each once, in the order in which it was first said. */
  readonly said: readonly string[];
  /** What became of every other one, such as `refused` or `502`. */
  readonly lost: readonly string[];
  /** The longest time without an answer with HTTP 200, in milliseconds. */
  readonly longestOutage: number;
}

/**
 * Requests to a host port, each on a connection of its own, from when it is made until it is ended.
 *
 * Several places are those that an app has in turn, the first one first. Each request goes to all of them at once, since one that is silent
 * must not hold up the question to the next, and it is lost where none answers it.
 */
export class Load {
  private ended = false;
  private readonly said = new Set<string>();
  private readonly lost: string[] = [];
  private answered = 0;
  private lastAnswer = performance.now();
  private longestOutage = 0;
  /** Every question to every place. */
  private readonly asked: Promise<string>[] = [];
  private readonly asking: Promise<void>[];

  private readonly places: readonly Place[];

  constructor(...places: readonly [Place, ...Place[]]) {
    this.places = places;
    this.asking = Array.from({ length: askers }, () => this.ask());
  }

  /** Ends the load, once the requests under way are answered. */
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

  /** What the place said that was the first to answer with HTTP 200, or how each place fails. */
  private async askOnce(): Promise<{ body: string } | { failure: string }> {
    const questions: Promise<string>[] = [];
    for (const place of this.places) {
      const before = questions.at(-1);
      questions.push(before === undefined ? askPlace(place) : askNextPlace(place, before));
    }
    // Places that nobody waits for any longer may still be silent.
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
