import { labParts, type PartName } from "./parts";
import type { Report } from "./progress";
import { buildFrom, type BuiltPart } from "./schedule";

/**
 * Builds a part of the lab and its dependencies. A part that already exists with the same content is not built again.
 *
 * @param name - One of `labParts`.
 * @param report - Receives a line when a build begins, every half minute, and when it ends.
 * @returns The absolute path of the part's directory.
 * @throws Error of the failed program, with the last lines of its output.
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
 * Builds parts like {@link buildPart}, and measures the time of each.
 *
 * @returns The requested parts, in the same order.
 * @throws The first failure, after all running builds have ended.
 */
export function buildParts(names: readonly PartName[], report: Report): Promise<BuiltPart<PartName>[]> {
  return buildFrom(labParts, names, report);
}
