import { z } from "zod";
import { throwIfErrors } from "../../findings/berth-error";
import type { Finding } from "../../findings/finding";
import { textAt } from "../../findings/value-at";
import type { Route } from "../../model/route";

/** The properties that a Service resource must have. Berth can check them only when their values are available. */
export interface ExpectedService {
  /** The name of the app that exposes the Service. */
  readonly app: string;
  /** The app's namespace. Berth creates the objects that expose the Service in this namespace. */
  readonly namespace: string;
  /** The Service port that the app requests, from 1 to 65535. */
  readonly port: number;
}

/** The Service resource fields that Berth checks. `ports` is optional, because a placeholder for the resource may have no ports. */
const serviceShape = z.object({
  kind: z.literal("Service"),
  metadata: z.object({ name: z.string(), namespace: z.string().optional() }),
  spec: z.object({ ports: z.array(z.object({ port: z.number() })).optional() }).optional(),
});

/**
 * Returns the name of a Service that a program passes as a resource. This function is pure.
 *
 * @param found - the resource, with `kind`, `metadata` and `spec` as in the Kubernetes API. The user can pass a value of any shape
 * @throws {@link BerthError} with the reasons why the app's Ingress cannot route to the Service
 */
export function nameOfService(found: unknown, expected: ExpectedService): string {
  const read = serviceShape.safeParse(found);
  const findings = read.success ? mismatches(read.data, expected) : [noService(found)];
  throwIfErrors(`app "${expected.app}"`, findings);
  return read.data?.metadata.name ?? "";
}

/** Sets the Service name in a route after the name becomes known. */
export function routeToService(route: Route, name: string): Route {
  return route.map((hop) => (hop.kind === "service" ? { ...hop, name } : hop));
}

function mismatches(
  { metadata, spec }: z.infer<typeof serviceShape>,
  { namespace, port }: ExpectedService,
): Finding[] {
  const { namespace: own = "default" } = metadata;
  const ports = spec?.ports?.map((each) => each.port) ?? [port];
  const code = "SERVICE_RESOURCE_INVALID" as const;
  return [
    own === namespace
      ? []
      : {
          code,
          path: "namespace",
          value: namespace,
          rule: `Service \`${metadata.name}\` is in namespace \`${own}\`, but the objects that route to a Service must be in its namespace`,
          remedy: `Set \`namespace: "${own}"\`.`,
        },
    ports.includes(port)
      ? []
      : {
          code,
          path: "service.port",
          value: port,
          rule: `Service \`${metadata.name}\` does not have this port; its ports are ${ports.join(", ")}`,
          remedy: "Use a port of the Service, not the port of a container.",
        },
  ].flat();
}

function noService(found: unknown): Finding {
  const kind = textAt(found, "kind");
  return {
    code: "SERVICE_RESOURCE_INVALID",
    path: "service.resource",
    rule: `it must be a Service resource, but ${kind === undefined ? "it is not a Kubernetes object" : `its \`kind\` is \`${kind}\``}`,
    remedy:
      'Use the Service resource, such as `chart.getResource("v1/Service", "grafana")`, or set `service.name` instead of `service.resource`.',
  };
}
