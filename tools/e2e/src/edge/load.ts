import { askHostPort } from "@berth-tools/probe";

/** So many ask at the same time, and each this many times at most. */
const askers = 4;
const mostRequests = 10_000;
/** The pause of each between an answer and its next request, in milliseconds. */
const pause = 20;

/** What became of the requests of a load. */
export interface LoadResult {
  /** How many were answered with HTTP 200. */
  readonly answered: number;
  /** What became of every other one, such as `refused`. */
  readonly lost: readonly string[];
}

/** Requests to a host port, each on a connection of its own, from when it is made until it is ended. */
export class Load {
  private ended = false;
  private readonly asking: Promise<string[]>[];

  constructor(private readonly hostPort: number) {
    this.asking = Array.from({ length: askers }, () => this.ask());
  }

  /** Ends the load, once the requests under way are answered. */
  async end(): Promise<LoadResult> {
    this.ended = true;
    const outcomes = (await Promise.all(this.asking)).flat();
    const lost = outcomes.filter((outcome) => outcome !== "200");
    return { answered: outcomes.length - lost.length, lost };
  }

  private async ask(): Promise<string[]> {
    const outcomes: string[] = [];
    while (!this.ended && outcomes.length < mostRequests) {
      const answer = await askHostPort({ hostPort: this.hostPort, timeout: 30_000 });
      outcomes.push(answer.outcome === "answered" ? String(answer.status) : answer.outcome);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    return outcomes;
  }
}
