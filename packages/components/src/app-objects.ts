import type { ExposurePlan, IngressPlan } from "@berth/topology";
import type * as k8s from "@pulumi/kubernetes";
import type { ExposedAppArgs } from "./exposed-app";

/** The Deployment of an app: what the plan decides, and what goes to the pod as the program gives it. */
export function deploymentSpec(
  plan: ExposurePlan,
  { image, command, args, env }: ExposedAppArgs,
): k8s.types.input.apps.v1.DeploymentSpec {
  const { replicas, strategy, placement, annotations, port, readinessProbe } = plan.pods;
  return {
    replicas,
    strategy,
    selector: { matchLabels: plan.selector },
    template: {
      metadata: { labels: plan.selector, ...(annotations === undefined ? {} : { annotations }) },
      spec: {
        ...placement,
        containers: [{ name: plan.name, image, command, args, env, ports: [port], readinessProbe }],
      },
    },
  };
}

/** The annotations of one of an app's objects; none where the plan has none. */
export function annotated(annotations: IngressPlan["annotations"]): k8s.types.input.meta.v1.ObjectMeta {
  return annotations === undefined ? {} : { annotations };
}

/** The Ingress of an app: one rule that leads a host and path to its Service. */
export function ingressSpec(
  { ingressClassName, host, path, pathType }: IngressPlan,
  service: k8s.core.v1.Service,
  port: number,
): k8s.types.input.networking.v1.IngressSpec {
  const backend = { service: { name: service.metadata.name, port: { number: port } } };
  return { ingressClassName, rules: [{ host, http: { paths: [{ path, pathType, backend }] } }] };
}
