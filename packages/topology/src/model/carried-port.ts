import type { NodeRecord } from "./node-record";
import type { PortRecord } from "./port-record";

/** A cluster port and the node that carries it. */
export interface CarriedPort {
  readonly port: PortRecord;
  readonly node: NodeRecord;
}
