import type { Report } from "@kind-berth-tools/toolchain";

/** The measurements of one peer in one round, by metric, such as `up`. */
export type Sample<Metric extends string> = Readonly<Record<Metric, number>>;

/** The measurements of each peer, one sample for each round. */
export type Samples<Peer extends string, Metric extends string> = Readonly<
  Record<Peer, readonly Sample<Metric>[]>
>;

/** A function for each peer that measures one round. Rounds are numbered from 1. */
export type Peers<Peer extends string, Metric extends string> = Readonly<
  Record<Peer, (round: number) => Promise<Sample<Metric>>>
>;

/**
 * Measures all peers in turns: first each peer once, then each peer again. A change in the machine's load then affects all peers.
 *
 * @param report - a function that receives a progress line for each measurement.
 * @throws the error of the first measurement that fails, because the peers would otherwise have different rounds.
 */
export async function inTurns<Peer extends string, Metric extends string>(
  rounds: number,
  peers: Peers<Peer, Metric>,
  report: Report,
): Promise<Samples<Peer, Metric>> {
  const names = Object.keys(peers) as Peer[];
  const samples = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Peer,
    Sample<Metric>[]
  >;
  for (let round = 1; round <= rounds; round++) {
    for (const name of names) {
      const sample = await peers[name](round);
      samples[name].push(sample);
      const measured = Object.entries<number>(sample).filter(([, value]) => !Number.isNaN(value));
      const values = measured.map(([metric, value]) => `${metric} ${value.toFixed(1)}`);
      report(`round ${round} of ${rounds}: ${name}: ${values.join(", ")}`);
    }
  }
  return samples;
}

/** Returns one metric of a peer's samples. */
export function valuesOf<Metric extends string>(
  samples: readonly Sample<Metric>[],
  metric: Metric,
): number[] {
  return samples.map((sample) => sample[metric]);
}
