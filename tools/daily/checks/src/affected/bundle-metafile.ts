import { build, type Metafile } from "esbuild";

/**
 * Follows the relative imports in the given sources, but not the imports of packages.
 *
 * @param root - the repository root's path.
 * @param entryPoints - the sources, relative to the repository root.
 * @returns the metafile in which esbuild lists the sources and the files that they import. esbuild writes no files.
 */
export async function bundleMetafile(root: string, entryPoints: readonly string[]): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [...entryPoints],
    bundle: true,
    write: false,
    metafile: true,
    packages: "external",
    platform: "node",
    outdir: "unused",
    logLevel: "error",
  });
  return metafile;
}
