import { build, type Metafile } from "esbuild";

/**
 * Follows the imports of sources within their project, but not their package imports.
 *
 * @param root - the repository root's path.
 * @param entryPoints - the sources, relative to the repository root.
 * @returns the record that esbuild creates for each source and for the sources that it imports. No file is written.
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
