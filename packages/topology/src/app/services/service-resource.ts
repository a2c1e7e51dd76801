import { z } from "zod";
import { throwIfErrors } from "../../findings/berth-error";
import type { Finding } from "../../findings/finding";
import { textAt } from "../../findings/value-at";
import type { Route } from "../../model/route";

/** What has to be true of a Service that a program gives by its resource, once the resource says what it is. */
export interface ExpectedService {
  /** The name of the app that leads to it. */
  readonly app: string;
  /** The app's namespace, where what leads to the Service is made. */
  readonly namespace: string;
  /** The Service's port that the app asks for, 1 to 65535. */
  readonly port: number;
}

/** A Service as its resource says it. Its ports may not be known, where a stand-in tells nothing of them. */
const serviceShape = z.object({
  kind: z.literal("Service"),
  metadata: z.object({ name: z.string(), namespace: z.string().optional() }),
  spec: z.object({ ports: z.array(z.object({ port: z.number() })).optional() }).optional(),
});

/**
 * The name of a Service that a program gives by its resource. Pure.
 *
 * @param found - what the resource is: `kind`, `metadata` and `spec` as the API server has them; anything, since it is the user's
 * @throws {@link BerthError} with what keeps an Ingress of the app from leading to it
 */
export function nameOfService(found: unknown, expected: ExpectedService): string {
  const read = serviceShape.safeParse(found);
  const findings = read.success ? mismatches(read.data, expected) : [noService(found)];
  throwIfErrors(`app "${expected.app}"`, findings);
  return read.data?.metadata.name ?? "";
}

/** A route to a Service whose name is known by now. */
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
          rule: `Service \`${metadata.name}\` is in namespace \`${own}\`, and what leads to a Service has to be there too`,
          remedy: `Set \`namespace: "${own}"\`.`,
        },
    ports.includes(port)
      ? []
      : {
          code,
          path: "service.port",
          value: port,
          rule: `Service \`${metadata.name}\` has no such port; it has ${ports.join(", ")}`,
          remedy: "Use one of its ports: not the port of the container behind it.",
        },
  ].flat();
}

function noService(found: unknown): Finding {
  return {
    code: "SERVICE_RESOURCE_INVALID",
    path: "service.resource",
    rule: `it must be a Service, as the program makes it or a chart hands it out, and is ${textAt(found, "kind") ?? "no Kubernetes object"}`,
    remedy:
      'Give the Service itself, such as `chart.getResource("v1/Service", "grafana")`, or its name in the place of `resource`.',
  };
}
