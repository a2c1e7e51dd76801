import { cached, contentKey } from "@kind-berth-tools/cache";
import { basename } from "node:path";
import PQueue from "p-queue";
import { reported, type Report } from "./progress";

/**
 * The resource that the build of a part uses. In each lane, only one part is built at a time. One go command uses both processors, and two
 * go commands would compile shared packages twice. Downloads and disk operations run in parallel to the go command.
 */
export type Lane = "compile" | "download" | "assemble";

/** A part of the lab. For each content, the part is built once and cached. */
export interface Part<Name extends string = string> {
  dependsOn: readonly Name[];
  lane: Lane;
  /** The usual build time on two cores with empty caches, in seconds. The progress lines show it. */
  usualSeconds: number;
  /** Returns all inputs of the part, except other parts. */
  inputs(): Promise<(string | Buffer)[]>;
  /**
   * Builds the part in the directory `dir`.
   * @param parts - The directories that contain the part's dependencies.
   * @param key - The content key of the part.
   */
  build(dir: string, parts: PartDirectories<Name>, key: string): Promise<void>;
}

/** All parts by name. Within a lane, parts are built in this order. */
export type PartTable<Name extends string = string> = Readonly<Record<Name, Part<Name>>>;

/** The directories of built parts. The last segment of each path is the content key of the part. */
export type PartDirectories<Name extends string = string> = Partial<Record<Name, string>>;

/** A part that exists in the cache. */
export interface BuiltPart<Name extends string = string> {
  name: Name;
  /** The absolute path of the directory that contains the part. Callers must not change the contents of the directory. */
  directory: string;
  /** The build time in milliseconds, or `undefined` if the part already existed. */
  took: number | undefined;
}

/** A queue for each lane of this process. Each queue runs one build at a time. */
const lanes: Record<Lane, PQueue> = {
  compile: new PQueue({ concurrency: 1 }),
  download: new PQueue({ concurrency: 1 }),
  assemble: new PQueue({ concurrency: 1 }),
};

/**
 * Builds parts and their dependencies. If a part with the same content already exists, it is not built again.
 *
 * @param table - All parts.
 * @param names - The requested parts.
 * @param report - A function that receives a line when a build begins, every half minute during the build, and when the build ends.
 * @returns The requested parts, in the same order.
 * @throws The first error, after all running builds have ended. After an error, no further build starts.
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
        failure.abort(error); // immediately, so that the next build in the lane does not start
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
 * Returns the content key of a part. The key depends on the inputs and the dependencies of the part.
 *
 * @param directories - The directories of the dependencies. The name of each directory is the content key of the dependency.
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
