import { askHostPort, type HostPortQuestion } from "@berth-tools/probe";

/** So many ask at the same time, and each this many times at most. */
const askers = 4;
const mostRequests = 10_000;
/** The pause of each between an answer and its next request, in milliseconds. */
const pause = 20;

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

/** Requests to a host port, each on a connection of its own, from when it is made until it is ended. */
export class Load {
  private ended = false;
  private readonly said = new Set<string>();
  private readonly lost: string[] = [];
  private answered = 0;
  private lastAnswer = performance.now();
  private longestOutage = 0;
  private readonly asking: Promise<void>[];

  constructor(private readonly question: Pick<HostPortQuestion, "hostPort" | "host">) {
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
      const answer = await askHostPort({ ...this.question, timeout: 30_000 });
      if (answer.outcome === "answered" && answer.status === 200) {
        this.answered++;
        this.said.add(answer.body.trim());
        this.endOutage();
      } else {
        this.lost.push(answer.outcome === "answered" ? String(answer.status) : answer.outcome);
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  private endOutage(): void {
    const now = performance.now();
    this.longestOutage = Math.max(this.longestOutage, now - this.lastAnswer);
    this.lastAnswer = now;
  }
}
