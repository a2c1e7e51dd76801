import { labParts, type PartName } from "./parts";
import type { Report } from "./progress";
import { buildFrom, type BuiltPart } from "./schedule";

/**
 * Builds a part of the lab, and first those that it depends on, unless they are there for the same content.
 *
 * @param name - One of `labParts`.
 * @param report - Takes a line when a build begins, every half minute, and when it is done.
 * @returns The absolute path of the part's directory.
 * @throws Error of the program that failed, with the last lines of its output.
 * @example
 * ```ts
 * const directory = await buildPart("kind", console.error); // directory/kind is the program
 * ```
 */
export async function buildPart(name: PartName, report: Report): Promise<string> {
  const [built] = await buildParts([name], report);
  if (!built) throw new RangeError(`${name} is not a part of the lab.`);
  return built.directory;
}

/**
 * Builds parts as {@link buildPart} does, with the time that each took.
 *
 * @returns The parts asked for, in that order.
 * @throws The first failure, when the builds that were under way have ended too.
 */
export function buildParts(names: readonly PartName[], report: Report): Promise<BuiltPart<PartName>[]> {
  return buildFrom(labParts, names, report);
}
