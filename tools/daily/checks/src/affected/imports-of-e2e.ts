import type { ImportsOfE2e } from "./affected-e2e";
import { bundleMetafile } from "./bundle-metafile";
import { e2eFileNames, type E2eFileName } from "./e2e-files";

/**
 * For each end-to-end file, finds the files in the end-to-end project that it imports, directly or indirectly.
 *
 * @param root - the repository root.
 */
export async function importsOfE2e(root: string): Promise<ImportsOfE2e> {
  const entryPoints = e2eFileNames.map((name) => `tools/harness/e2e/src/${name}`);
  const { outputs } = await bundleMetafile(root, entryPoints);
  return new Map(
    Object.values(outputs).flatMap(({ entryPoint, inputs }) =>
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
