import { build } from "esbuild";
import type { ImportsOfE2e } from "./affected-e2e";
import { e2eFileNames, type E2eFileName } from "./e2e-files";

/**
 * Follows the imports of every end-to-end file within the end-to-end project.
 *
 * @param root - the top folder.
 */
export async function importsOfE2e(root: string): Promise<ImportsOfE2e> {
  const entryPoints = e2eFileNames.map((name) => `tools/harness/e2e/src/${name}`);
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints,
    bundle: true,
    write: false,
    metafile: true,
    // The table of subjects covers the packages.
    packages: "external",
    platform: "node",
    outdir: "unused",
    logLevel: "error",
  });
  return new Map(
    Object.values(metafile.outputs).flatMap(({ entryPoint, inputs }) =>
      entryPoint === undefined
        ? []
        : [
            [
              entryPoint.slice("tools/harness/e2e/src/".length) as E2eFileName,
              new Set(Object.keys(inputs)),
            ] as const,
          ],
    ),
  );
}
