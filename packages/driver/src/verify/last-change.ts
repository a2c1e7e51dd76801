import type { Hop, Route } from "@kind-berth/topology";
import { z } from "zod";
import type { Engine } from "../engine/engine";
import { getOn } from "./get-objects";

const object = z.object({
  metadata: z.object({
    managedFields: z
      .array(z.object({ time: z.string().optional(), subresource: z.string().optional() }))
      .optional(),
  }),
});

/**
 * Returns the time when an object's desired state last changed, in milliseconds since 1970. Returns `undefined` if the object does not
 * contain this time. Status changes do not count.
 *
 * @param json - the output of `kubectl get -o json --show-managed-fields`
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export function lastChangeOf(json: string): number | undefined {
  const { managedFields = [] } = object.parse(JSON.parse(json)).metadata;
  const times = managedFields.flatMap(({ time, subresource }) =>
    time === undefined || subresource !== undefined ? [] : [Date.parse(time)],
  );
  return times.length === 0 ? undefined : Math.max(...times);
}

/**
 * Returns the time of the latest change to a route's Services, Ingresses and HTTPRoutes, in milliseconds since 1970.
 *
 * @returns `undefined` if no object contains the time; `unknown` if a request to the API server failed
 */
export async function lastChange(route: Route, engine: Engine): Promise<number | "unknown" | undefined> {
  const get = getOn(route, await engine.runningContainers(), engine);
  const objects = await Promise.all(
    route.flatMap((hop) => {
      const type = typeOf(hop);
      if (type === undefined || !("namespace" in hop) || !("name" in hop)) return [];
      return [get(type, hop.name, `--namespace=${hop.namespace}`, "--show-managed-fields")];
    }),
  );
  if (objects.includes(undefined)) return "unknown";
  const times = objects.flatMap((json) => (json?.trim() ? (lastChangeOf(json) ?? []) : []));
  return times.length === 0 ? undefined : Math.max(...times);
}

/** The resource name for the hop's objects in kubectl; `undefined` if changes to the hop need not reach the nodes or a controller. */
function typeOf({ kind }: Hop): string | undefined {
  switch (kind) {
    case "service":
    case "ingress":
      return kind;
    case "httpRoute":
      return "httproute.gateway.networking.k8s.io";
    default:
      return undefined;
  }
}
