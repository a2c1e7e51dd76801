import type { HopFacts } from "@kind-berth/topology";
import { z } from "zod";
import { readList, readObject } from "./object-list";

const condition = z.object({ type: z.string(), status: z.string(), message: z.string().optional() });

const ingress = z.object({
  status: z
    .object({ loadBalancer: z.object({ ingress: z.array(z.unknown()).optional() }).optional() })
    .optional(),
});

/** Parses an Ingress. */
export function readIngress(json: string): HopFacts {
  const { status } = readObject(ingress, json);
  return { kind: "ingress", published: (status?.loadBalancer?.ingress ?? []).length > 0 };
}

const withConditions = z.object({
  status: z
    .object({
      conditions: z.array(condition).optional(),
      parents: z.array(z.object({ conditions: z.array(condition).optional() })).optional(),
    })
    .optional(),
});

/** The conditions that must be true for a Gateway. For an HTTPRoute, they must be true for both the HTTPRoute and its Gateway. */
const required: readonly string[] = ["Accepted", "Programmed", "ResolvedRefs"];

/** Parses a Gateway or an HTTPRoute. */
export function readConditions(json: string): HopFacts {
  const { status = {} } = readObject(withConditions, json);
  const { conditions = [], parents = [] } = status;
  const all = [...conditions, ...parents.flatMap((parent) => parent.conditions ?? [])];
  if (!all.some(({ type }) => type === "Accepted"))
    return { kind: "conditions", unmet: [{ type: "Accepted", message: "no controller has accepted it" }] };
  const unmet = all.filter(({ type, status: is }) => required.includes(type) && is !== "True");
  return {
    kind: "conditions",
    unmet: unmet.map(({ type, message = "the controller reports no reason" }) => ({ type, message })),
  };
}

const service = z.object({
  spec: z.object({
    externalTrafficPolicy: z.string().optional(),
    ports: z
      .array(
        z.object({
          name: z.string().optional(),
          port: z.number(),
          protocol: z.string().optional(),
          nodePort: z.number().optional(),
          targetPort: z.union([z.number(), z.string()]).optional(),
        }),
      )
      .optional(),
  }),
});

const sliceList = z.object({
  items: z.array(
    z.object({
      endpoints: z
        .array(
          z.object({
            nodeName: z.string().nullish(),
            conditions: z.object({ ready: z.boolean().optional() }).optional(),
          }),
        )
        .nullish(),
      ports: z.array(z.object({ name: z.string().nullish() })).nullish(),
    }),
  ),
});

/**
 * Parses a Service with its EndpointSlices.
 *
 * @param slices - the output of `kubectl get endpointslices -o json` for the Service
 */
export function readService(json: string, slices: string): HopFacts {
  const { spec } = readObject(service, json);
  const { ports = [] } = spec;
  const { items } = readList(sliceList, slices);
  const endpoints = items.flatMap((slice) => slice.endpoints ?? []);
  // An EndpointSlice omits a Service port if its `targetPort` is a name that no pod defines.
  const resolved = items.flatMap((slice) => slice.ports ?? []).map(({ name }) => name ?? "");
  const unknownTargetPorts = ports
    .filter(({ name = "" }) => endpoints.length > 0 && !resolved.includes(name))
    .flatMap(({ targetPort }) => (typeof targetPort === "string" ? [targetPort] : []));
  // An unknown state counts as ready, as the Kubernetes API requires.
  const ready = endpoints.filter(({ conditions }) => conditions?.ready !== false);
  return {
    kind: "service",
    ports: ports.map(({ port }) => port),
    endpoints: endpoints.length,
    readyEndpoints: ready.length,
    nodePorts: ports.flatMap(({ port, protocol = "TCP", nodePort }) =>
      nodePort === undefined ? [] : [{ port, protocol, nodePort }],
    ),
    ...(spec.externalTrafficPolicy === "Local"
      ? { localNodes: [...new Set(ready.flatMap(({ nodeName }) => nodeName ?? []))] }
      : {}),
    ...(unknownTargetPorts.length === 0 ? {} : { unknownTargetPorts }),
  };
}
