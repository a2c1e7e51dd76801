import { z } from "zod";
import { BerthError, type Finding } from "../findings/berth-error";
import { given } from "../findings/finding";
import { readShape } from "../findings/shape";
import type { Claim } from "./claim";
import { claimShape } from "./claim-shape";
import type { NodeRecord } from "./node-record";
import type { PortRecord } from "./port-record";
import { nodeRecordShape, portRecordShape } from "./record-shapes";

/**
 * What is known of a cluster's nodes and ports: plain, JSON-serialisable, the same at preview and after `up`.
 * It crosses from one stack to another as an output; the kubeconfig travels beside it, as a secret.
 */
export interface ClusterRecord {
  /** The version of this form. */
  readonly version: 1;
  /** The cluster's name, as `kind get clusters` lists it. */
  readonly name: string;
  /** The container engine that the nodes run on, such as `docker`; known once the cluster is there. */
  readonly engine?: string;
  /**
   * Whether the cluster gives Services of the type LoadBalancer an address. A kind cluster does not.
   *
   * @default false
   */
  readonly loadBalancer?: boolean;
  /**
   * What apps hold on the cluster that are exposed by the stack that wrote the record, or by one that it has read itself.
   *
   * @default not known
   */
  readonly claims?: readonly Claim[];
  /**
   * The ports that have an Ingress controller of those stacks, by their names.
   *
   * @default not known
   */
  readonly ingressControllers?: readonly string[];
  /**
   * Those of these ports whose controller serves Gateway API too, by their names.
   *
   * @default not known
   */
  readonly gateways?: readonly string[];
  /**
   * Whether the cluster has Gateway API's CRDs of its own, so that nobody needs to install them.
   *
   * @default false
   */
  readonly gatewayApi?: boolean;
  /**
   * Whether the cluster has nodes, without taints, that the record does not name.
   *
   * @default false
   */
  readonly otherNodes?: boolean;
  /** In the order of declaration. */
  readonly nodes: readonly NodeRecord[];
  /** In the order of their names. */
  readonly ports: readonly PortRecord[];
}

/** The shape of a {@link ClusterRecord} in JSON. Keys that a later release adds are let through. */
export const clusterRecordShape: z.ZodType<ClusterRecord> = z.object({
  version: z.literal(1).meta({ description: "The version of this form." }),
  name: z.string().meta({ description: "The cluster's name, as `kind get clusters` lists it." }),
  engine: z.string().exactOptional().meta({ description: "The container engine that the nodes run on." }),
  loadBalancer: z
    .boolean()
    .exactOptional()
    .meta({ description: "Whether the cluster gives Services of the type LoadBalancer an address." }),
  claims: z
    .array(claimShape)
    .exactOptional()
    .meta({ description: "What apps of the stacks that the record has come through hold on the cluster." }),
  ingressControllers: z
    .array(z.string())
    .exactOptional()
    .meta({ description: "The names of the ports that have an Ingress controller of those stacks." }),
  gateways: z
    .array(z.string())
    .exactOptional()
    .meta({ description: "The names of those of these ports whose controller serves Gateway API too." }),
  gatewayApi: z
    .boolean()
    .exactOptional()
    .meta({ description: "Whether the cluster has Gateway API's CRDs of its own." }),
  otherNodes: z
    .boolean()
    .exactOptional()
    .meta({ description: "Whether the cluster has nodes, without taints, that the record does not name." }),
  nodes: z.array(nodeRecordShape).meta({ description: "In the order of declaration." }),
  ports: z.array(portRecordShape).meta({ description: "In the order of their names." }),
});

/**
 * Reads a cluster record that comes from elsewhere: a stack output, a file.
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

/** Reads a cluster record, and adds to `findings` why it is none. */
export function readRecord(value: unknown, findings: Finding[]): ClusterRecord | undefined {
  const version = z.object({ version: z.unknown() }).safeParse(value).data?.version;
  if (version !== undefined && version !== 1) {
    findings.push(unknownVersion(version));
    return undefined;
  }
  const misfits: Finding[] = [];
  const record = readShape(clusterRecordShape, value, "", misfits);
  const remedy = "Pass on the `record` output of a KindCluster as it is.";
  findings.push(...misfits.map((finding): Finding => ({ ...finding, code: "RECORD_INVALID", remedy })));
  return record;
}

function unknownVersion(version: unknown): Finding {
  return {
    code: "RECORD_VERSION_UNKNOWN",
    path: "version",
    ...given(version),
    rule: "this release of Berth reads records of version 1",
    remedy: "Use the same release of Berth in the stack that writes the record and in the one that reads it.",
  };
}
