import type { ClusterRecord } from "../model/cluster-record";
import type { NodeRecord } from "../model/node-record";
import type { PortRecord } from "../model/port-record";
import { unpinned, type Placement } from "./placement";

/** A cluster record with its nodes and ports by name, so that each app of many finds its own at once. */
export interface ClusterIndex {
  readonly record: ClusterRecord;
  readonly nodes: ReadonlyMap<string, NodeRecord>;
  readonly ports: ReadonlyMap<string, PortRecord>;
  /** Where pods run that bind no port of their node; `undefined` where no node takes them. */
  readonly unpinned: Placement | undefined;
}

/** Indexes a cluster record. Where two nodes or ports have one name, the first counts. */
export function indexCluster(record: ClusterRecord): ClusterIndex {
  return {
    record,
    nodes: byName(record.nodes),
    ports: byName(record.ports),
    unpinned: record.otherNodes === true ? { tolerations: [] } : unpinned(record.nodes),
  };
}

function byName<Named extends { readonly name: string }>(items: readonly Named[]): Map<string, Named> {
  return new Map(items.toReversed().map((item) => [item.name, item]));
}
