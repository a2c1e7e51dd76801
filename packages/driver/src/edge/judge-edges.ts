import { edgeLabel, hostEndpoint, hostEndpoints, type EdgePlan } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import { readLabelText } from "../engine/label-text";

/** An edge container that the driver must create, and the reason. */
export interface WantedEdge {
  readonly edge: EdgePlan;
  /** The existing container's problem, as a predicate such as `is not running`. */
  readonly state: string;
  /** A clause that names the container and describes its problem. */
  readonly why: string;
}

/** The result of comparing a cluster's edge containers with the cluster's plan. */
export interface JudgedEdges {
  /** The edge containers that the driver must create. */
  readonly wanted: readonly WantedEdge[];
  /** The existing edge containers that do not match any port in the plan. */
  readonly surplus: readonly Container[];
}

/**
 * Compares the existing edge containers with a plan. `wanted` and `surplus` do not contain containers that match the plan.
 *
 * @param found - the cluster's edge containers; see sortEdges
 * @param owner - the cluster's current owner
 */
export function judgeEdges(
  planned: readonly EdgePlan[],
  found: readonly Container[],
  owner: string,
): JudgedEdges {
  const wanted = planned.flatMap((edge) => {
    const state = faultOf(edge, found, owner);
    if (state === undefined) return [];
    return [
      { edge, state, why: `edge container \`${edge.container}\` of port \`${edge.port.name}\` ${state}` },
    ];
  });
  const unchanged = planned.filter((edge) => !wanted.some((one) => one.edge === edge));
  const names = unchanged.map(({ container }) => container);
  return { wanted, surplus: found.filter(({ name }) => !names.includes(name)) };
}

/** Returns the problem with an edge port's container. Returns `undefined` if the container matches the plan. */
function faultOf(edge: EdgePlan, found: readonly Container[], owner: string): string | undefined {
  const container = found.find(({ name }) => name === edge.container);
  if (container === undefined) return "does not exist";
  const origin = container.labels[edgeLabel.origin];
  if (origin !== edge.origin) return `was created for ${origin ?? "an unknown port"}`;
  const labelled = readLabelText(container.labels[edgeLabel.owner]) ?? "";
  if (labelled !== owner) return `has the label of a former owner, ${labelled}`;
  if (!container.running) return "is not running";
  const missing = unpublished(container, edge);
  return missing.length === 0 ? undefined : `does not publish ${missing.join(" and ")}`;
}

/** Returns the endpoints of an edge port that its container does not publish. */
function unpublished({ published }: Container, { port, containerPort }: EdgePlan): string[] {
  const found = published.filter((one) => one.containerPort === containerPort).map(hostEndpoint);
  return hostEndpoints(port).filter((endpoint) => !found.includes(endpoint));
}
