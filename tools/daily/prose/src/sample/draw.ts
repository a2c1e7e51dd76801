import { uniformInt } from "pure-rand/distribution/uniformInt";
import { mersenne } from "pure-rand/generator/mersenne";

/**
 * Selects items at random, without repetition. The same seed and the same items always produce the same sample.
 *
 * @param count - the number of items to select. If fewer items exist, the function selects all of them.
 * @param seed - an integer that determines the random selection.
 * @returns the selected items in random order.
 */
export function draw<Item>(items: readonly Item[], count: number, seed: number): Item[] {
  const generator = mersenne(seed);
  const rest = [...items];
  const drawn: Item[] = [];
  while (drawn.length < count && rest.length > 0) {
    drawn.push(...rest.splice(uniformInt(generator, 0, rest.length - 1), 1));
  }
  return drawn;
}
