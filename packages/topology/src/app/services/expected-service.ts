import type { ClusterRecord } from "../../model/cluster-record";
import { Exposure } from "../../model/exposure";
import type { ServiceExposuresPlan } from "../app-plan";
import type { NodePortOfService } from "./local-policy";

/** The properties that a Service resource must have. Berth can check them only when their values are available. */
export interface ExpectedService {
  /** The name of the app that exposes the Service. */
  readonly app: string;
  /** The app's namespace. Berth creates the objects that expose the Service in this namespace. */
  readonly namespace: string;
  /** The Service port that the app requests, from 1 to 65535. */
  readonly port: number;
  /** The ports of the cluster that forward to the Service's NodePort. Empty if the app does not use the Service's NodePort. */
  readonly nodePorts: readonly NodePortOfService[];
  /** The cluster on which the Service runs. */
  readonly cluster: Pick<ClusterRecord, "nodes" | "otherNodes">;
}

/**
 * Determines the properties that a Service resource must have. This function is pure.
 *
 * @param plan - the plan for the Service's exposures
 * @param port - the Service port that the app requests, from 1 to 65535
 */
export function expectedService(
  plan: ServiceExposuresPlan,
  port: number,
  cluster: ClusterRecord,
): ExpectedService {
  const { name: app, namespace, exposures } = plan;
  const nodePorts = exposures.flatMap(({ exposure, port: carried }) => {
    const node = cluster.nodes.find(({ name }) => name === carried.node);
    return exposure === Exposure.NodePort && node !== undefined ? [{ port: carried, node }] : [];
  });
  return { app, namespace, port, nodePorts, cluster };
}
