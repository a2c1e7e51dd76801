import { build, type Metafile } from "esbuild";

/**
 * Follows the imports of sources within their project. Packages are not followed.
 *
 * @param root - the top folder.
 * @param entryPoints - the sources, relative to the top folder.
 * @returns what esbuild records of each source and of the sources that it imports. Nothing is written.
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
