import { findFreePorts } from "@kind-berth-tools/probe";

/**
 * The port range of the benchmarks. It is below the ranges of the end-to-end tests and below Linux's ephemeral ports, which the kernel
 * could assign to another process.
 */
const range = { from: 13_000, to: 15_000 };

/** Finds a free host port for a cluster. */
export async function freeHostPort(): Promise<number> {
  const [port = 0] = await findFreePorts(1, range);
  return port;
}
