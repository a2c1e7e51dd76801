import type { Later } from "./awaiter";

/** How long endpoints are given after each change, in seconds, for stragglers to show up. */
export const SETTLE_SECONDS = 10;

/**
 * Whether endpoints have come to rest: ten seconds after a change they count as settled, until the next change. Each
 * change brings its own ten seconds, so a later change does not put off the end of an earlier one's.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/await/service.go `processEndpointEvent`
 */
export class Settling {
  /** Whether nothing changed lately. */
  settled: boolean;
  /** How many changes were seen. */
  changes = 0;

  /** @param settled - whether they count as settled to begin with */
  constructor(settled = false) {
    this.settled = settled;
  }

  /** Takes note of a change, and says when to come back to it. */
  change(): readonly Later[] {
    this.settled = false;
    this.changes++;
    return [{ seconds: SETTLE_SECONDS, run: () => (this.settled = true) }];
  }
}
