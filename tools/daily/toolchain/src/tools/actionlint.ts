import { join } from "node:path";
import { labProgram } from "../lab-parts";
import { pins } from "../pins";
import type { Report } from "../progress";
import { platformOf } from "../release/platform";
import { ReleaseHost } from "../release/release-host";
import { actionlintRelease, RELEASE_HOST } from "../release/releases";
import { firstOffer, type ProvidedTool } from "./provided-tool";
import { fromLab, fromPath, fromRelease, type VersionQuestion } from "./sources";

const QUESTION: VersionQuestion = {
  name: "actionlint",
  args: ["-version"],
  range: pins.actionlint.range,
};

/**
 * Provides actionlint, which checks GitHub workflows. `provideToolchain` does not provide actionlint, because only the workflow check needs
 * it, and this check does not need a container engine.
 *
 * @throws Missing if no source has actionlint.
 */
export async function provideActionlint(report: Report): Promise<ProvidedTool> {
  const host = new ReleaseHost(process.env["BERTH_RELEASE_HOST"] ?? RELEASE_HOST);
  try {
    return await firstOffer(
      "actionlint",
      [
        fromPath(QUESTION),
        fromRelease(
          actionlintRelease(platformOf()),
          host,
          QUESTION,
          (folder) => join(folder, "actionlint"),
          report,
        ),
        fromLab(QUESTION, () => labProgram("actionlint", report)),
      ],
      `Put actionlint ${pins.actionlint.version} on PATH (https://github.com/rhysd/actionlint/blob/main/docs/install.md).`,
    );
  } finally {
    await host.close();
  }
}
