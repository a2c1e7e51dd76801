import { z } from "zod";
import { throwIfErrors, type Warn } from "../../findings/berth-error";
import type { Finding } from "../../findings/finding";
import { textAt } from "../../findings/value-at";
import type { PortRecord } from "../../model/port-record";
import type { Route } from "../../model/route";
import type { ExpectedService } from "./expected-service";
import { checkLocalPolicy } from "./local-policy";

/** The Service resource fields that Berth checks. `spec` is optional, because a placeholder for the resource may have no fields. */
const serviceShape = z.object({
  kind: z.literal("Service"),
  metadata: z.object({ name: z.string(), namespace: z.string().optional() }),
  spec: z
    .object({
      type: z.string().optional(),
      externalTrafficPolicy: z.string().optional(),
      ports: z
        .array(
          z.object({
            port: z.number(),
            protocol: z.string().optional(),
            nodePort: z.number().optional(),
          }),
        )
        .optional(),
    })
    .optional(),
});
/** A Service resource with valid types. */
type ServiceResource = z.infer<typeof serviceShape>;

/**
 * Returns the name of a Service that a program passes as a resource. This function is pure.
 *
 * @param found - the resource, with `kind`, `metadata` and `spec` as in the Kubernetes API. The user can pass a value of any shape
 * @param warn - receives a warning if the Service's external traffic policy may drop requests
 * @throws {@link BerthError} with the reasons why the app cannot expose the Service
 */
export function nameOfService(found: unknown, expected: ExpectedService, warn?: Warn): string {
  const read = serviceShape.safeParse(found);
  const findings = read.success
    ? [...mismatches(read.data, expected), ...checkNodePorts(read.data, expected)]
    : [noService(found)];
  throwIfErrors(`app "${expected.app}"`, findings, warn);
  return read.data?.metadata.name ?? "";
}

/** Sets the Service name in a route after the name becomes known. */
export function routeToService(route: Route, name: string): Route {
  return route.map((hop) => (hop.kind === "service" ? { ...hop, name } : hop));
}

function mismatches({ metadata, spec }: ServiceResource, { namespace, port }: ExpectedService): Finding[] {
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

/** The types of Services that have NodePorts. */
const withNodePorts: readonly string[] = ["NodePort", "LoadBalancer"];

/** Checks the Service's type, NodePort and external traffic policy, as far as their values are known. */
function checkNodePorts(
  { metadata: { name }, spec }: ServiceResource,
  { port, nodePorts, cluster }: ExpectedService,
): Finding[] {
  if (spec === undefined) return [];
  // The API server uses this type if a Service specifies none.
  const { type = "ClusterIP", externalTrafficPolicy, ports = [] } = spec;
  return nodePorts.flatMap((wanted): Finding[] => {
    const { containerPort, protocol, name: portName } = wanted.port;
    if (!withNodePorts.includes(type)) return [wrongType(name, type, wanted.port)];
    const found = ports.find((one) => one.port === port && (one.protocol ?? "TCP") === protocol);
    // The API server assigns a NodePort if the Service specifies none. The number is not known before `pulumi up`.
    const { nodePort = containerPort } = found ?? {};
    return [
      ...(nodePort === containerPort
        ? []
        : [
            {
              code: "NODE_PORT_DIFFERS" as const,
              path: "service.resource",
              rule: `port ${port} of Service \`${name}\` has NodePort ${nodePort}, but port \`${portName}\` forwards to containerPort ${containerPort}`,
              remedy: `Set the Service's \`nodePort\` to ${containerPort}, or set the \`containerPort\` of port \`${portName}\` to ${nodePort}.`,
            },
          ]),
      ...(externalTrafficPolicy === "Local" ? checkLocalPolicy(wanted, cluster, "service.resource") : []),
    ];
  });
}

function wrongType(service: string, type: string, { name, containerPort }: PortRecord): Finding {
  return {
    code: "SERVICE_RESOURCE_INVALID",
    path: "service.resource",
    rule: `Service \`${service}\` has the type \`${type}\`, but port \`${name}\` forwards to NodePort ${containerPort}`,
    remedy:
      "Set the Service's type to `NodePort` and its `nodePort` to this number. Or use an HTTP port with the `ingress` exposure.",
  };
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
