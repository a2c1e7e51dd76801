import { parseRecord, type ClusterRecord } from "../model/cluster-record";

/** The driver's report on a cluster that exists and matches its plan. */
export interface ClusterReport {
  /** The report format version. */
  readonly version: 1;
  readonly record: ClusterRecord;
}

/**
 * Reads a report from the driver's standard output.
 *
 * @throws {@link BerthError} `RECORD_INVALID` or `RECORD_VERSION_UNKNOWN` if the text is not a report
 */
export function parseReport(text: string): ClusterReport {
  return { version: 1, record: parseRecord(recordIn(text)) };
}

function recordIn(text: string): unknown {
  try {
    return (JSON.parse(text) as { readonly record?: unknown } | null)?.record;
  } catch {
    // The text is not JSON. The following shape check reports the problem.
    return undefined;
  }
}
