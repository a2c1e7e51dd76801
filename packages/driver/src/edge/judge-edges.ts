import { edgeLabel, hostEndpoint, type EdgePlan } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import { readLabelText } from "../engine/label-text";

/** The result of comparing a cluster's edge containers with its plan. */
export interface JudgedEdges {
  /** The edge containers to create, each with the reason as a clause. */
  readonly wanted: readonly { readonly edge: EdgePlan; readonly why: string }[];
  /** The existing containers that carry no port of the plan, or differ from the plan. */
  readonly surplus: readonly Container[];
}

/**
 * Compares the existing edge containers with a plan. A container that matches the plan is in neither list.
 *
 * @param found - the edge containers of the cluster, see sortEdges
 * @param owner - the current owner of the cluster
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

/** The problem with the container of an edge port; `undefined` if there is none. */
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
