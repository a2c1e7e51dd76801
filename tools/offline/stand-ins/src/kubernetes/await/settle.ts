import type { Later } from "./awaiter";

/** How long to wait for further changes of endpoints after each change, in seconds. */
export const SETTLE_SECONDS = 10;

/**
 * Whether endpoints have settled. Ten seconds after a change, they count as settled until the next change. Each change has a separate timer
 * of ten seconds. A later change does not delay the timer of an earlier one.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/await/service.go `processEndpointEvent`
 */
export class Settling {
  /** Whether the endpoints count as settled. */
  settled: boolean;
  /** The number of changes so far. */
  changes = 0;

  /**
   * @param settled - the initial state
   */
  constructor(settled = false) {
    this.settled = settled;
  }

  /** Records a change, and returns the action that ends its ten seconds. */
  change(): readonly Later[] {
    this.settled = false;
    this.changes++;
    return [{ seconds: SETTLE_SECONDS, run: () => (this.settled = true) }];
  }
}
