import { realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { standIns } from "@kind-berth-tools/stand-ins";
import { labProgram } from "../lab-parts";
import { pins } from "../pins";
import { isProgram, onPath } from "../process/on-path";
import type { Report } from "../progress";
import { platformOf } from "../release/platform";
import type { ReleaseHost } from "../release/release-host";
import { pulumiRelease } from "../release/releases";
import { firstOffer, type ProvidedTool, type Source } from "./provided-tool";
import { fromLab, fromPath, fromRelease, type VersionQuestion } from "./sources";
import { fromStandIn } from "./stand-in";

const QUESTION: VersionQuestion = { name: "pulumi", args: ["version"], range: pins.pulumi.range };
const REMEDY = `Put the Pulumi CLI ${pins.pulumi.version} or newer on PATH (https://www.pulumi.com/docs/install/).`;

/**
 * Provides the Pulumi CLI.
 *
 * @throws Missing if no source provides the CLI.
 */
export async function providePulumi(host: ReleaseHost, report: Report): Promise<ProvidedTool> {
  return firstOffer(
    "pulumi",
    [
      fromPath(QUESTION),
      fromRelease(
        pulumiRelease(platformOf()),
        host,
        QUESTION,
        (folder) => join(folder, "pulumi", "pulumi"),
        report,
      ),
      fromLab(QUESTION, () => labProgram("pulumi", report)),
    ],
    REMEDY,
  );
}

/**
 * Provides the CLI's language host for Node.js. The function searches the same folders as the CLI: the folders on PATH and the CLI's own
 * folder. If none of them contains a language host, it uses a stand-in.
 *
 * @throws Missing if no language host is available.
 */
export async function provideLanguageHost(pulumi: ProvidedTool): Promise<ProvidedTool> {
  const ofCli: Source = () => {
    const file = "pulumi-language-nodejs";
    const path = [...onPath(file), join(dirname(realpathSync(pulumi.path)), file)].find(isProgram);
    return Promise.resolve(
      path === undefined
        ? { refusal: "the CLI's folder does not contain one" }
        : { path, version: pulumi.version, origin: pulumi.origin, why: "the CLI includes it" },
    );
  };
  return firstOffer("language host (nodejs)", [ofCli, fromStandIn(standIns.nodejs)], REMEDY);
}
