import { labParts, type PartName } from "./parts";
import type { Report } from "./progress";
import { buildFrom, type BuiltPart } from "./schedule";

/**
 * Builds a part of the lab and its dependencies. If a part with the same content already exists, it is not built again.
 *
 * @param name - The name of a part in `labParts`.
 * @param report - A function that receives a line when a build begins, every half minute during the build, and when the build ends.
 * @returns The absolute path of the directory that contains the part.
 * @throws Error that names the failed program, with the last lines of its output.
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
 * Builds parts like {@link buildPart}, and measures the build time of each part.
 *
 * @returns The requested parts, in the same order.
 * @throws The first error, after all running builds have ended.
 */
export function buildParts(names: readonly PartName[], report: Report): Promise<BuiltPart<PartName>[]> {
  return buildFrom(labParts, names, report);
}
