import { parseRecord, type ClusterRecord } from "../model/cluster-record";

/** What the driver reports of a cluster that is there and as planned. */
export interface ClusterReport {
  /** The version of this form. */
  readonly version: 1;
  readonly record: ClusterRecord;
}

/**
 * Reads a report from the driver's standard output.
 *
 * @throws {@link BerthError} `RECORD_INVALID` or `RECORD_VERSION_UNKNOWN` for text that is none
 */
export function parseReport(text: string): ClusterReport {
  return { version: 1, record: parseRecord(recordIn(text)) };
}

function recordIn(text: string): unknown {
  try {
    return (JSON.parse(text) as { readonly record?: unknown } | null)?.record;
  } catch {
    // Not JSON at all: the record's shape says so.
    return undefined;
  }
}
