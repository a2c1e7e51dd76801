import type { ClusterRecord } from "../model/cluster-record";
import type { NodeRecord } from "../model/node-record";
import type { PortRecord } from "../model/port-record";
import { unpinned, type Placement } from "./placement";

/** A cluster record with an index of its nodes and ports by name. The planner uses the index to find each app's port quickly. */
export interface ClusterIndex {
  readonly record: ClusterRecord;
  readonly nodes: ReadonlyMap<string, NodeRecord>;
  readonly ports: ReadonlyMap<string, PortRecord>;
  /** The placement for pods that do not bind a port on their node. `undefined` if no node accepts such pods. */
  readonly unpinned: Placement | undefined;
}

/** Indexes a cluster record. If two nodes or two ports have the same name, the index contains only the first of them. */
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
