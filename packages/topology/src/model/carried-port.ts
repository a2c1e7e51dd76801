import type { NodeRecord } from "./node-record";
import type { PortRecord } from "./port-record";

/** A port of a cluster together with the node that carries it. */
export interface CarriedPort {
  readonly port: PortRecord;
  readonly node: NodeRecord;
}
