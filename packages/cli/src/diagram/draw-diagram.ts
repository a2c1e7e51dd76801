import { diagram, type DiagramFormat, type PictureInput } from "@kind-berth/diagram";
import { parseKindConfig, parseRecord, sentence } from "@kind-berth/topology";

/**
 * Draws the cluster that a text describes: a cluster record in JSON, or a kind config in YAML or JSON.
 *
 * @param report - is given a line for each warning
 * @throws BerthError for a text that is neither
 */
export function drawDiagram(text: string, format: DiagramFormat, report: (line: string) => void): string {
  return diagram({ cluster: readCluster(text, report) }, format);
}

function readCluster(text: string, report: (line: string) => void): PictureInput["cluster"] {
  const value = json(text);
  // A kind config names its kind; it may be JSON, since that is YAML too.
  const isRecord = typeof value === "object" && value !== null && !("kind" in value);
  if (isRecord) return parseRecord(value);
  return parseKindConfig(text, (warning) => {
    report(`warning: ${sentence(warning)}`);
  }).plan;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: then it is a kind config, or nothing that is known; its parser says which.
    return undefined;
  }
}
