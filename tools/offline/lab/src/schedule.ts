import { cached, contentKey } from "@kind-berth-tools/cache";
import { basename } from "node:path";
import PQueue from "p-queue";
import { reported, type Report } from "./progress";

/**
 * What a part takes turns for. Programs share packages, and one go command keeps both cores busy: two at once would
 * compile the same packages twice. What waits for the network or a disk runs beside it.
 */
export type Lane = "compile" | "download" | "assemble";

/** Something that is built once for a content, and kept. */
export interface Part<Name extends string = string> {
  dependsOn: readonly Name[];
  lane: Lane;
  /** How long it takes on two cores with empty caches, in seconds: what a user is told to expect. */
  usualSeconds: number;
  /** All that it is made from, besides the parts it depends on. */
  inputs(): Promise<(string | Buffer)[]>;
  /**
   * Fills `dir`.
   * @param parts - The directories of the parts it depends on.
   * @param key - Its content key.
   */
  build(dir: string, parts: PartDirectories<Name>, key: string): Promise<void>;
}

/** Parts by name, in the order in which they take their turns. */
export type PartTable<Name extends string = string> = Readonly<Record<Name, Part<Name>>>;

/** The directories of built parts. Each ends with the part's content key. */
export type PartDirectories<Name extends string = string> = Partial<Record<Name, string>>;

/** A part that is there. */
export interface BuiltPart<Name extends string = string> {
  name: Name;
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
 * Builds parts, and those that they depend on, unless they are there for the same content.
 *
 * @param table - All parts.
 * @param names - The parts that are asked for.
 * @param report - Takes a line when a build begins, every half minute, and when it is done.
 * @returns The parts asked for, in that order.
 * @throws The first failure. Builds under way end before that; none is begun after it.
 */
export async function buildFrom<Name extends string>(
  table: PartTable<Name>,
  names: readonly Name[],
  report: Report,
): Promise<BuiltPart<Name>[]> {
  const turns = Object.keys(table);
  const builds = new Map<Name, Promise<BuiltPart<Name>>>();
  const failure = new AbortController();

  const build = async (name: Name): Promise<BuiltPart<Name>> => {
    const part = table[name];
    const needed = await Promise.all(part.dependsOn.map(start));
    const directories: PartDirectories<Name> = {};
    for (const each of needed) directories[each.name] = each.directory;
    const key = partKey(name, await part.inputs(), directories);
    let took: number | undefined;
    const inTurn = async (dir: string): Promise<void> => {
      failure.signal.throwIfAborted();
      const begun = Date.now();
      try {
        await reported(report, name, part.usualSeconds, () => part.build(dir, directories, key));
      } catch (error) {
        failure.abort(error); // now, before the next in the lane has its turn
        throw error;
      }
      took = Date.now() - begun;
    };
    const directory = await cached(
      name,
      key,
      (dir) => lanes[part.lane].add(() => inTurn(dir), { priority: turns.length - turns.indexOf(name) }),
      { report },
    );
    return { name, directory, took };
  };

  const start = (name: Name): Promise<BuiltPart<Name>> => {
    const begun = builds.get(name) ?? build(name);
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

/**
 * The content key of a part: of all that it is made from, and of the parts it depends on.
 *
 * @param directories - Of those parts: each directory's name is its own key.
 */
export function partKey(
  name: string,
  inputs: readonly (string | Buffer)[],
  directories: PartDirectories,
): string {
  const needed = Object.entries(directories)
    .map(([part, directory]) => `${part}=${basename(directory ?? "")}`)
    .sort();
  return contentKey(name, ...needed, ...inputs);
}
