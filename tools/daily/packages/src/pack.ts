import { existsSync } from "node:fs";
import { cp, mkdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { PublishedPackage } from "./published";
import { run } from "./run";

/** A packed package. */
export interface Packed {
  /** The path of the tarball. */
  readonly file: string;
  /** The paths of the files in the package, sorted. */
  readonly contents: readonly string[];
}

/**
 * Packs a package with `npm pack`.
 *
 * @param scratch - a folder for the tarball and for the files to pack
 */
export async function pack(published: PublishedPackage, scratch: string): Promise<Packed> {
  const { folder, short } = published;
  const staged = join(scratch, "staged", short);
  await mkdir(staged, { recursive: true });
  await cp(folder, staged, {
    recursive: true,
    filter: (file) => !/[\\/]node_modules(?:[\\/]|$)/u.test(relative(folder, file)) && !isStale(folder, file),
  });
  const json = await run("npm", ["pack", "--json", "--ignore-scripts", `--pack-destination=${scratch}`], {
    cwd: staged,
  });
  const [packed] = JSON.parse(json) as { readonly filename: string; readonly files: { path: string }[] }[];
  if (packed === undefined) throw new Error(`npm pack printed no package: ${json}`);
  return { file: join(scratch, packed.filename), contents: packed.files.map(({ path }) => path).sort() };
}

/** Whether a file in `dist` was compiled from a source file that no longer exists. tsc does not delete such outdated files. */
function isStale(folder: string, file: string): boolean {
  const path = relative(folder, file).split(sep).join("/");
  const [, module] = /^dist\/(.+?)(?:\.d\.ts|\.js)(?:\.map)?$/u.exec(path) ?? [];
  return module !== undefined && !existsSync(join(folder, "src", `${module}.ts`));
}
