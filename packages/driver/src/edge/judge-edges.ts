import { edgeLabel, hostEndpoint, type EdgePlan } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import { readLabelText } from "../engine/label-text";

/** An edge container that has to be created, and why. */
export interface WantedEdge {
  readonly edge: EdgePlan;
  /** What is wrong with the existing container, as a predicate such as `does not run`. */
  readonly state: string;
  /** The same as a clause. */
  readonly why: string;
}

/** The edge containers of a cluster, held against its plan. */
export interface JudgedEdges {
  readonly wanted: readonly WantedEdge[];
  /** Containers that carry no port of the plan, or not as it says. */
  readonly surplus: readonly Container[];
}

/**
 * Holds what edge containers there are against those that a plan has. A container that is as planned is in neither list.
 *
 * @param found - the cluster's edge containers, see sortEdges
 * @param owner - who owns the cluster now
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
  const sound = planned.filter((edge) => !wanted.some((one) => one.edge === edge));
  const names = sound.map(({ container }) => container);
  return { wanted, surplus: found.filter(({ name }) => !names.includes(name)) };
}

/** What is wrong with the container of an edge port; `undefined` where nothing is. */
function faultOf(edge: EdgePlan, found: readonly Container[], owner: string): string | undefined {
  const container = found.find(({ name }) => name === edge.container);
  if (container === undefined) return "does not exist";
  const origin = container.labels[edgeLabel.origin];
  if (origin !== edge.origin) return `is made for ${origin ?? "something else"}`;
  const labelled = readLabelText(container.labels[edgeLabel.owner]) ?? "";
  if (labelled !== owner) return `is labelled with a former owner, ${labelled}`;
  if (!container.running) return "does not run";
  return publishes(container, edge) ? undefined : `does not publish ${hostEndpoint(edge.port)}`;
}

function publishes({ published }: Container, { port, containerPort }: EdgePlan): boolean {
  return published.some(
    (one) => one.containerPort === containerPort && hostEndpoint(one) === hostEndpoint(port),
  );
}
