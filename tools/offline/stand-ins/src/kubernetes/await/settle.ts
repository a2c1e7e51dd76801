import type { Later } from "./awaiter";

/** The time after a change until endpoints count as settled, in seconds. */
export const SETTLE_SECONDS = 10;

/**
 * Tracks whether endpoints have settled. Ten seconds after a change, the endpoints count as settled until the next change. Each change has
 * its own ten-second timer, which later changes do not delay.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/await/service.go `processEndpointEvent`
 */
export class Settling {
  /** Whether the endpoints count as settled. */
  settled: boolean;
  /** The number of changes so far. */
  changes = 0;

  /**
   * @param settled - whether the endpoints count as settled initially
   */
  constructor(settled = false) {
    this.settled = settled;
  }

  /** Records a change. Returns the action that must run when the change's ten seconds are over. */
  change(): readonly Later[] {
    this.settled = false;
    this.changes++;
    return [{ seconds: SETTLE_SECONDS, run: () => (this.settled = true) }];
  }
}
