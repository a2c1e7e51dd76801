import type { HopFacts, PodFacts } from "@kind-berth/topology";
import { z } from "zod";

const condition = z.object({ type: z.string(), status: z.string(), message: z.string().optional() });

const podList = z.object({
  items: z.array(
    z.object({
      metadata: z.object({ name: z.string(), deletionTimestamp: z.string().optional() }),
      spec: z.object({ nodeName: z.string().optional() }),
      status: z.object({
        conditions: z.array(condition).optional(),
        containerStatuses: z
          .array(
            z.object({
              name: z.string(),
              state: z
                .object({
                  waiting: z
                    .object({ reason: z.string().optional(), message: z.string().optional() })
                    .optional(),
                  terminated: z.object({ exitCode: z.number() }).optional(),
                })
                .optional(),
            }),
          )
          .optional(),
      }),
    }),
  ),
});

type PodStatus = z.infer<typeof podList>["items"][number]["status"];

/** Parses the output of `kubectl get pods -o json`. Omits pods that are being deleted. */
export function readPods(json: string): PodFacts[] {
  return podList
    .parse(listIn(json))
    .items.filter(({ metadata }) => metadata.deletionTimestamp === undefined)
    .map(({ metadata, spec, status }) => ({
      name: metadata.name,
      node: spec.nodeName,
      notReady: whyNotReady(status),
    }));
}

/** With `--ignore-not-found`, kubectl prints nothing for an empty list. */
function listIn(json: string): unknown {
  return json.trim() === "" ? { items: [] } : JSON.parse(json);
}

/** Kubernetes reports the reason in one of three places: the pod has no node, a container does not run, or a probe fails. */
function whyNotReady({ conditions = [], containerStatuses = [] }: PodStatus): string | undefined {
  const found = (type: string) => conditions.find((each) => each.type === type);
  if (found("Ready")?.status === "True") return undefined;
  const scheduled = found("PodScheduled");
  if (scheduled?.status === "False") return scheduled.message ?? "it has no node";
  const [stopped] = containerStatuses.flatMap(({ name, state: { waiting, terminated } = {} }) => {
    if (waiting !== undefined)
      return [
        `container \`${name}\` is waiting: ${[waiting.reason, waiting.message].filter(Boolean).join(": ")}`,
      ];
    return terminated === undefined ? [] : [`container \`${name}\` exited with code ${terminated.exitCode}`];
  });
  return stopped ?? found("Ready")?.message ?? "it has not reported yet";
}

const ingress = z.object({
  status: z
    .object({ loadBalancer: z.object({ ingress: z.array(z.unknown()).optional() }).optional() })
    .optional(),
});

/** Parses an Ingress. */
export function readIngress(json: string): HopFacts {
  const { status } = ingress.parse(JSON.parse(json));
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

/** The conditions that must be true for a Gateway, or for an HTTPRoute and its Gateway. */
const required: readonly string[] = ["Accepted", "Programmed", "ResolvedRefs"];

/** Parses a Gateway or an HTTPRoute. */
export function readConditions(json: string): HopFacts {
  const { status = {} } = withConditions.parse(JSON.parse(json));
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

const service = z.object({ spec: z.object({ ports: z.array(z.object({ port: z.number() })).optional() }) });

const sliceList = z.object({
  items: z.array(
    z.object({
      endpoints: z
        .array(z.object({ conditions: z.object({ ready: z.boolean().optional() }).optional() }))
        .nullish(),
    }),
  ),
});

/**
 * Parses a Service with its EndpointSlices.
 *
 * @param slices - the output of `kubectl get endpointslices -o json` for the Service
 */
export function readService(json: string, slices: string): HopFacts {
  const { spec } = service.parse(JSON.parse(json));
  const endpoints = sliceList.parse(listIn(slices)).items.flatMap((slice) => slice.endpoints ?? []);
  return {
    kind: "service",
    ports: (spec.ports ?? []).map(({ port }) => port),
    endpoints: endpoints.length,
    // An unknown state counts as ready, as the Kubernetes API specifies.
    readyEndpoints: endpoints.filter(({ conditions }) => conditions?.ready !== false).length,
  };
}
