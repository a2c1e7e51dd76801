import { join } from "node:path";
import { labProgram } from "../lab-parts";
import { pins } from "../pins";
import type { Report } from "../progress";
import { platformOf } from "../release/platform";
import type { ReleaseHost } from "../release/release-host";
import { kindRelease } from "../release/releases";
import { firstOffer, type ProvidedTool } from "./provided-tool";
import { fromLab, fromPath, fromRelease, type VersionQuestion } from "./sources";

const QUESTION: VersionQuestion = { name: "kind", args: ["version"], range: pins.kind.range };

/**
 * Provides kind.
 *
 * @throws Missing if no source has kind.
 */
export async function provideKind(host: ReleaseHost, report: Report): Promise<ProvidedTool> {
  return firstOffer(
    "kind",
    [
      fromPath(QUESTION),
      fromRelease(kindRelease(platformOf()), host, QUESTION, (folder) => join(folder, "kind"), report),
      fromLab(QUESTION, () => labProgram("kind", report)),
    ],
    `Put kind ${pins.kind.version} on PATH (https://kind.sigs.k8s.io/docs/user/quick-start/#installation).`,
  );
}
