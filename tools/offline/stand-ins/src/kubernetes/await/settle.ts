import type { Later } from "./awaiter";

/** The time without changes after which endpoints count as settled, in seconds. */
export const SETTLE_SECONDS = 10;

/**
 * Tracks whether endpoints have settled. Ten seconds after a change, the endpoints count as settled until the next change. Each change has
 * a separate timer of ten seconds. A later change does not delay the timer of an earlier change.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/await/service.go `processEndpointEvent`
 */
export class Settling {
  /** Whether the endpoints count as settled. */
  settled: boolean;
  /** The number of changes until now. */
  changes = 0;

  /**
   * @param settled - whether the endpoints count as settled initially
   */
  constructor(settled = false) {
    this.settled = settled;
  }

  /** Records a change. Returns the action that ends the ten seconds of this change. */
  change(): readonly Later[] {
    this.settled = false;
    this.changes++;
    return [{ seconds: SETTLE_SECONDS, run: () => (this.settled = true) }];
  }
}
