import { uniformInt } from "pure-rand/distribution/uniformInt";
import { mersenne } from "pure-rand/generator/mersenne";

/**
 * Selects items at random, without repetition. The same seed and items always produce the same sample.
 *
 * @param count - the number of items to select. If there are fewer items, all of them are selected.
 * @param seed - a whole number that determines the random selection.
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
