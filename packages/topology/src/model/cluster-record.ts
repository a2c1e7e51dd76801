import { z } from "zod";
import { BerthError, type Finding } from "../findings/berth-error";
import { enumerate } from "../findings/enumerate";
import { given } from "../findings/finding";
import { readShape } from "../findings/shape";
import type { Claim } from "./claim";
import { claimShape } from "./claim-shape";
import type { NodePortRange } from "./node-port-range";
import type { NodeRecord } from "./node-record";
import type { PortRecord } from "./port-record";
import { nodePortRangeShape, nodeRecordShape, portRecordShape } from "./record-shapes";

/**
 * A cluster's nodes and ports, as plain JSON. `pulumi preview` already shows the same nodes and ports as `pulumi up`. A stack exports the
 * record as an output that other stacks read. The record does not contain the kubeconfig, which is a separate secret output.
 */
export interface ClusterRecord {
  /** The record format version. */
  readonly version: 1;
  /** The cluster name, as `kind get clusters` prints it. */
  readonly name: string;
  /** The container engine that runs the nodes, such as `docker`. This field is set after the cluster is created. */
  readonly engine?: string;
  /**
   * Whether the cluster assigns addresses to Services of type `LoadBalancer`. A kind cluster does not assign such addresses.
   *
   * @default false
   */
  readonly loadBalancer?: boolean;
  /**
   * The claims of all known apps on the cluster. These apps belong to the stack that wrote this record, or to stacks whose records this
   * stack has read.
   *
   * @default not known
   */
  readonly claims?: readonly Claim[];
  /**
   * The names of the ports that have an Ingress controller. The list covers the controllers in all stacks that have apps in `claims`.
   *
   * @default not known
   */
  readonly ingressControllers?: readonly string[];
  /**
   * The names of the ports in `ingressControllers` whose controller also serves Gateway API resources.
   *
   * @default not known
   */
  readonly gateways?: readonly string[];
  /**
   * Whether the Gateway API CRDs are already installed on the cluster. If `true`, Berth does not install the CRDs.
   *
   * @default false
   */
  readonly gatewayApi?: boolean;
  /**
   * Whether the cluster has untainted nodes that the record does not list.
   *
   * @default false
   */
  readonly otherNodes?: boolean;
  /**
   * The port numbers that the API server allows for NodePorts, if its flag `--service-node-port-range` is set.
   *
   * @default 30000 to 32767
   */
  readonly serviceNodePortRange?: NodePortRange;
  /** The nodes, in declaration order. */
  readonly nodes: readonly NodeRecord[];
  /** The ports, sorted by name. */
  readonly ports: readonly PortRecord[];
}

/** The JSON shape of a {@link ClusterRecord}. The shape ignores unknown keys, because a later release may add keys. */
export const clusterRecordShape: z.ZodType<ClusterRecord> = z.object({
  version: z.literal(1).meta({ description: "The version of the record format." }),
  name: z.string().meta({ description: "The cluster name, as `kind get clusters` prints it." }),
  engine: z.string().exactOptional().meta({
    description:
      "The container engine that runs the nodes, such as `docker`. Set after the cluster is created.",
  }),
  loadBalancer: z
    .boolean()
    .exactOptional()
    .meta({ description: "Whether the cluster assigns addresses to Services of type LoadBalancer." }),
  claims: z.array(claimShape).exactOptional().meta({
    description:
      "The claims of all known apps on the cluster, from every stack that the record passed through.",
  }),
  ingressControllers: z.array(z.string()).exactOptional().meta({
    description:
      "The names of the ports that have an Ingress controller, created by one of the stacks that `claims` covers.",
  }),
  gateways: z.array(z.string()).exactOptional().meta({
    description: "The names of those ports in `ingressControllers` whose controller also serves Gateway API.",
  }),
  gatewayApi: z.boolean().exactOptional().meta({
    description:
      "Whether the Gateway API CRDs are already installed on the cluster, so that Berth does not install them.",
  }),
  otherNodes: z
    .boolean()
    .exactOptional()
    .meta({ description: "Whether the cluster has more nodes, without taints, than the record lists." }),
  serviceNodePortRange: nodePortRangeShape.exactOptional().meta({
    description:
      "The port numbers that the API server allows for NodePorts. If omitted, they are 30000 to 32767.",
  }),
  nodes: z.array(nodeRecordShape).meta({ description: "The nodes, in declaration order." }),
  ports: z.array(portRecordShape).meta({ description: "The ports, sorted by name." }),
});

/**
 * Reads a cluster record that comes from outside the program, such as from a stack output or a file.
 *
 * @param value - parsed JSON
 * @throws {@link BerthError} `RECORD_INVALID` or `RECORD_VERSION_UNKNOWN`
 *
 * @example
 * ```ts
 * const record = parseRecord(JSON.parse(text));
 * ```
 */
export function parseRecord(value: unknown): ClusterRecord {
  const findings: Finding[] = [];
  const record = readRecord(value, findings);
  if (record !== undefined) return record;
  throw new BerthError("cluster record", findings);
}

/** Reads a cluster record. If the value is not a valid record, adds the reasons to `findings`. */
export function readRecord(value: unknown, findings: Finding[]): ClusterRecord | undefined {
  const version = z.object({ version: z.unknown() }).safeParse(value).data?.version;
  if (version !== undefined && version !== 1) {
    findings.push(unknownVersion(version));
    return undefined;
  }
  const misfits: Finding[] = [];
  const record = readShape(clusterRecordShape, value, "", misfits);
  findings.push(...misfits.map((finding): Finding => ({ ...finding, code: "RECORD_INVALID", remedy })));
  if (record === undefined) return undefined;
  const dangling = unlistedNodes(record);
  findings.push(...dangling);
  return dangling.length === 0 ? record : undefined;
}

const remedy = "Use the `record` output of a `KindCluster` without changes.";

/** Returns a finding for each port on a node that the record does not list. No node carries a load balancer's port. */
function unlistedNodes({ nodes, ports }: ClusterRecord): Finding[] {
  const names = nodes.map(({ name }) => name);
  const rule = names.length === 0 ? "`nodes` is empty" : `\`nodes\` has only ${enumerate(names, "and")}`;
  return ports.flatMap(({ node, loadBalancer }, index): Finding[] =>
    loadBalancer === true || names.includes(node)
      ? []
      : [
          {
            code: "RECORD_INVALID",
            path: `ports[${index}].node`,
            value: node,
            rule,
            remedy,
          },
        ],
  );
}

function unknownVersion(version: unknown): Finding {
  return {
    code: "RECORD_VERSION_UNKNOWN",
    path: "version",
    ...given(version),
    rule: "this release of Berth supports only records of version 1",
    remedy:
      "Use the same release of Berth in the stack that writes the record and in the stack that reads it.",
  };
}
