import type { Finding } from "../../findings/finding";
import type { Claim } from "../../model/claim";
import type { ClusterRecord } from "../../model/cluster-record";
import { Exposure } from "../../model/exposure";
import { answersOnEveryNode } from "../../model/route";
import type { PortRecord } from "../../model/port-record";
import { warnAboutPorts, type PortWarning } from "../../placement/warn-about-ports";
import type { ExposurePlan } from "../app-plan";

/** The apps' use of a cluster's ports. */
interface UsedPorts {
  /** The names of the ports that apps request. */
  readonly asked: readonly string[];
  /** The exposures of all apps that could be planned. */
  readonly exposures: readonly Pick<ExposurePlan, "claim" | "route">[];
}

/**
 * Warns about each port that no app uses. kube-proxy listens on a NodePort on every node. If an app claims a NodePort, the app is therefore
 * also reachable through the other ports that forward to this NodePort.
 */
export function checkUnclaimed(record: ClusterRecord, { asked, exposures }: UsedPorts): Finding[] {
  const held = record.claims ?? [];
  const named = new Set([...asked, ...held.map(({ port }) => port)]);
  const reached = new Set(
    [
      ...held,
      ...exposures.filter(({ route }) => answersOnEveryNode(route)).map(({ claim }) => claim),
    ].flatMap(nodePortOf),
  );
  const ports = record.ports.map((port, index) => ({ path: `ports[${index}]`, port }));
  return warnAboutPorts(
    ports.filter(
      ({ port }) => !named.has(port.name) && (port.loadBalancer === true || !reached.has(numbered(port))),
    ),
    unclaimedIn(record),
  );
}

function nodePortOf({ exposure, binds }: Claim): string[] {
  if (exposure !== Exposure.NodePort || binds === undefined) return [];
  return [numbered({ containerPort: binds.port, protocol: binds.protocol })];
}

function numbered({ containerPort, protocol }: Pick<PortRecord, "containerPort" | "protocol">): string {
  return `${containerPort}/${protocol}`;
}

function unclaimedIn({ name }: ClusterRecord): PortWarning {
  return {
    code: "PORT_UNCLAIMED",
    about: "name",
    one: () => ({
      rule: `cluster "${name}" publishes this port on the host, but no app uses it`,
      remedy: "Expose an app through the port, or remove its port mapping.",
    }),
    several: (unused) => ({
      rule: `cluster "${name}" publishes ${unused} on the host, but no app uses them`,
      remedy: "Expose an app through each port, or remove the port mappings.",
    }),
  };
}
