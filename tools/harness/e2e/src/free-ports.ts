import { findFreePorts, type PortRange } from "@kind-berth-tools/probe";
import { engineUnderTest } from "./engine";

/**
 * The port ranges that the tests use. They are below Linux's ephemeral port range, which is 32768 to 60999 (ip_local_port_range).
 *
 * If a test used an ephemeral port, the kernel could assign the same port to another process before the test binds it. A killed run could
 * also leave behind a firewall rule for the port, and connections from other programs would then fail.
 *
 * Tests on both engines run at the same time, so each engine has its own port range. Tests do not reserve their ports, so each jest worker
 * also has its own part of the range.
 */
const RANGES = { docker: { from: 15_000, to: 22_500 }, podman: { from: 22_500, to: 30_000 } };
/** The maximum number of jest workers for an engine's tests. */
const WORKERS = 5;

/**
 * Returns this process's port range. jest numbers its workers from 1. Without workers, the process uses the first part of the range.
 */
function ownRange(): PortRange {
  const { from, to } = RANGES[engineUnderTest()];
  const worker = Number(process.env["JEST_WORKER_ID"] ?? "1");
  if (worker > WORKERS)
    throw new RangeError(`jest has more than ${WORKERS} workers: there are no ports for ${worker}`);
  const share = (to - from) / WORKERS;
  return { from: from + (worker - 1) * share, to: from + worker * share };
}

/** Finds distinct free TCP ports on the loopback address, in this process's range. */
export function freePorts(count: number): Promise<number[]> {
  return findFreePorts(count, ownRange());
}
