import { uniformInt } from "pure-rand/distribution/uniformInt";
import { mersenne } from "pure-rand/generator/mersenne";

/**
 * Draws items at random, without repetition. The same seed and items always give the same sample.
 *
 * @param count - the number of items. If there are fewer items, all are drawn.
 * @param seed - a whole number.
 * @returns the items in random order.
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
