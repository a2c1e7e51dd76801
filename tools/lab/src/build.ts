import { cached, contentKey } from "@berth-tools/cache";
import { basename } from "node:path";
import PQueue from "p-queue";
import { labParts, partNames, type LabPart, type Lane, type PartDirectories, type PartName } from "./parts";
import { reported, type Report } from "./progress";

/** A part that is there. */
export interface BuiltPart {
  name: PartName;
  /** Absolute path of its directory; nothing in it may be changed. */
  directory: string;
  /** Milliseconds of building; `undefined` where it was there already. */
  took: number | undefined;
}

/** One build at a time in each lane, in all of this process. */
const lanes: Record<Lane, PQueue> = {
  compile: new PQueue({ concurrency: 1 }),
  download: new PQueue({ concurrency: 1 }),
  assemble: new PQueue({ concurrency: 1 }),
};

/**
 * Builds a part, and first those that it depends on, unless they are there for the same content.
 *
 * @param name - One of {@link labParts}.
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
export async function buildParts(names: readonly PartName[], report: Report): Promise<BuiltPart[]> {
  const builds = new Map<PartName, Promise<BuiltPart>>();
  const failure = new AbortController();
  const start = (name: PartName): Promise<BuiltPart> => {
    const begun = builds.get(name) ?? build(name, start, report, failure.signal);
    builds.set(name, begun);
    begun.catch((error: unknown) => {
      failure.abort(error);
    });
    return begun;
  };
  const results = await Promise.allSettled(names.map(start));
  failure.signal.throwIfAborted();
  return results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
}

async function build(
  name: PartName,
  start: (name: PartName) => Promise<BuiltPart>,
  report: Report,
  failure: AbortSignal,
): Promise<BuiltPart> {
  const part: LabPart = labParts[name];
  const needed = await Promise.all(part.dependsOn.map(start));
  const directories: PartDirectories = Object.fromEntries(needed.map((each) => [each.name, each.directory]));
  const key = partKey(name, await part.inputs(), directories);

  let took: number | undefined;
  const directory = await cached(
    name,
    key,
    (dir) =>
      lanes[part.lane].add(
        async () => {
          failure.throwIfAborted(); // what still waits for its turn when a part has failed is not begun
          const begun = Date.now();
          await reported(report, name, part.usualSeconds, () => part.build(dir, directories, key));
          took = Date.now() - begun;
        },
        { priority: partNames.length - partNames.indexOf(name) },
      ),
    { report },
  );
  return { name, directory, took };
}

/**
 * The content key of a part: of all that it is made from, and of the parts it depends on.
 *
 * @param directories - Of those parts: each directory's name is its own key.
 */
export function partKey(
  name: PartName,
  inputs: readonly (string | Buffer)[],
  directories: PartDirectories,
): string {
  const needed = Object.entries(directories)
    .map(([part, directory]) => `${part}=${basename(directory)}`)
    .sort();
  return contentKey(name, ...needed, ...inputs);
}
