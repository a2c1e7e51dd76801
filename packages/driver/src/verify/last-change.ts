import type { Route } from "@kind-berth/topology";
import { z } from "zod";
import type { Engine } from "../engine/engine";
import { getOn } from "./get-objects";
import { kubectlType } from "./kubectl-type";
import { readList } from "./object-list";

const object = z.object({
  metadata: z.object({
    managedFields: z
      .array(z.object({ time: z.string().optional(), subresource: z.string().optional() }))
      .optional(),
  }),
});
/** kubectl prints a list if its arguments name several objects. */
const output = z.union([
  z.object({ items: z.array(object) }),
  object.transform((only) => ({ items: [only] })),
]);

/**
 * Returns the time when the desired state of the objects last changed, in milliseconds since 1970. Returns `undefined` if no object contains
 * this time. Status changes do not count.
 *
 * @param json - the output of `kubectl get -o json --show-managed-fields` for one or several objects
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export function lastChangeOf(json: string): number | undefined {
  const { items } = readList(output, json);
  const managedFields = items.flatMap(({ metadata }) => metadata.managedFields ?? []);
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
  const changed = route.flatMap((hop) => {
    switch (hop.kind) {
      case "service":
      case "ingress":
      case "httpRoute":
        return [{ namespace: hop.namespace, object: `${kubectlType[hop.kind]}/${hop.name}` }];
      default:
        // Changes to the other hops need not reach the nodes or a controller.
        return [];
    }
  });
  // One kubectl process requests all objects in a namespace, because the process takes more time than its requests.
  const namespaces = [...new Set(changed.map(({ namespace }) => namespace))];
  const outputs = await Promise.all(
    namespaces.map((namespace) => {
      const objects = changed.flatMap((each) => (each.namespace === namespace ? [each.object] : []));
      return get(...objects, `--namespace=${namespace}`, "--show-managed-fields");
    }),
  );
  if (!outputs.every((json) => json !== undefined)) return "unknown";
  const times = outputs.flatMap((json) => lastChangeOf(json) ?? []);
  return times.length === 0 ? undefined : Math.max(...times);
}
