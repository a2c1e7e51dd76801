import type { Route } from "@kind-berth/topology";
import { z } from "zod";
import type { Engine } from "../engine/engine";
import { getOn } from "./get-objects";
import { kubectlType } from "./kubectl-type";

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
      switch (hop.kind) {
        case "service":
        case "ingress":
        case "httpRoute":
          return [
            get(kubectlType[hop.kind], hop.name, `--namespace=${hop.namespace}`, "--show-managed-fields"),
          ];
        default:
          // Changes to the other hops need not reach the nodes or a controller.
          return [];
      }
    }),
  );
  if (objects.includes(undefined)) return "unknown";
  const times = objects.flatMap((json) => (json?.trim() ? (lastChangeOf(json) ?? []) : []));
  return times.length === 0 ? undefined : Math.max(...times);
}
