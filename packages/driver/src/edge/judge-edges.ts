import { edgeLabel, hostEndpoint, type EdgePlan } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import { readLabelText } from "../engine/label-text";

/** The edge containers of a cluster, held against its plan. */
export interface JudgedEdges {
  /** Those that have to be made, with why, as a clause. */
  readonly wanted: readonly { readonly edge: EdgePlan; readonly why: string }[];
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
    const why = faultOf(edge, found, owner);
    return why === undefined ? [] : [{ edge, why }];
  });
  const sound = planned.filter((edge) => !wanted.some((one) => one.edge === edge));
  const names = sound.map(({ container }) => container);
  return { wanted, surplus: found.filter(({ name }) => !names.includes(name)) };
}

/** What is wrong with the container of an edge port; `undefined` where nothing is. */
function faultOf(edge: EdgePlan, found: readonly Container[], owner: string): string | undefined {
  const subject = `edge container \`${edge.container}\` of port \`${edge.port.name}\``;
  const container = found.find(({ name }) => name === edge.container);
  if (container === undefined) return `${subject} is not there`;
  const origin = container.labels[edgeLabel.origin];
  if (origin !== edge.origin) return `${subject} is made for ${origin ?? "something else"}`;
  const labelled = readLabelText(container.labels[edgeLabel.owner]) ?? "";
  if (labelled !== owner) return `${subject} is labelled with a former owner, ${labelled}`;
  if (!container.running) return `${subject} does not run`;
  return publishes(container, edge) ? undefined : `${subject} does not publish ${hostEndpoint(edge.port)}`;
}

function publishes({ published }: Container, { port, containerPort }: EdgePlan): boolean {
  return published.some(
    (one) => one.containerPort === containerPort && hostEndpoint(one) === hostEndpoint(port),
  );
}
