import { labProgram } from "../lab-parts";
import type { Report } from "../progress";
import type { ProvidedTool } from "./provided-tool";

const NAME = "Helm charts";

/**
 * Provides the program that the kubernetes provider's stand-in uses to render Helm charts. If the lab cannot build the program, its `path`
 * is empty, and the stand-in rejects charts.
 */
export async function provideHelmTemplate(report: Report): Promise<ProvidedTool> {
  try {
    const path = await labProgram("helm-template", report);
    return { name: NAME, version: "", origin: "lab", why: "the stand-in does not contain Helm", path };
  } catch (error) {
    const why = `the lab cannot build the Helm renderer: ${error instanceof Error ? error.message : String(error)}`;
    return { name: NAME, version: "", origin: "none", why, path: "" };
  }
}
