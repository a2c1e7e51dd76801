import { askHostPort, type HostPortQuestion } from "@berth-tools/probe";

/** So many ask at the same time, and each this many times at most. */
const askers = 4;
const mostRequests = 10_000;
/** The pause of each between an answer and its next request, in milliseconds. */
const pause = 20;

/** Where a load asks. */
type Place = Pick<HostPortQuestion, "hostPort" | "host">;

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
 * Of several places each request goes to the next one where the one before does not answer it: it is lost where none does.
 */
export class Load {
  private ended = false;
  private readonly said = new Set<string>();
  private readonly lost: string[] = [];
  private answered = 0;
  private lastAnswer = performance.now();
  private longestOutage = 0;
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

  /** What the first place said that answers with HTTP 200, or how each place fails. */
  private async askOnce(): Promise<{ body: string } | { failure: string }> {
    const failures: string[] = [];
    for (const place of this.places) {
      const answer = await askHostPort({ ...place, timeout: 30_000 });
      if (answer.outcome !== "answered") failures.push(answer.outcome);
      else if (answer.status !== 200) failures.push(String(answer.status));
      else return { body: answer.body.trim() };
    }
    return { failure: failures.join(", ") };
  }

  private endOutage(): void {
    const now = performance.now();
    this.longestOutage = Math.max(this.longestOutage, now - this.lastAnswer);
    this.lastAnswer = now;
  }
}
