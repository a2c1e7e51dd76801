import { diagram, type DiagramFormat, type PictureInput } from "@kind-berth/diagram";
import { parseKindConfig, parseRecord, sentence } from "@kind-berth/topology";

/**
 * Draws a cluster. The input text is either a cluster record in JSON, or a kind config in YAML or JSON.
 *
 * @param report - a function that is called with one line for each warning
 * @throws BerthError if the text is not a record and not a kind config
 */
export function drawDiagram(text: string, format: DiagramFormat, report: (line: string) => void): string {
  return diagram({ cluster: readCluster(text, report) }, format);
}

function readCluster(text: string, report: (line: string) => void): PictureInput["cluster"] {
  const value = json(text);
  // JSON is valid YAML, so a kind config can also be JSON. Only a kind config contains a `kind` key.
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
    // The input text is not JSON. If it is not a kind config either, the kind config parser reports the error.
    return undefined;
  }
}
