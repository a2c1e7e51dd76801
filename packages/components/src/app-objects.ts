import type { ExposurePlan, IngressPlan } from "@berth/topology";
import type * as k8s from "@pulumi/kubernetes";
import { podSpec } from "./app-pod";
import type { AppPodArgs } from "./app-pod-args";
import type { DeploymentTransformArgs, IngressTransformArgs, ServiceTransformArgs } from "./transform";

/** What of an app's arguments goes to the metadata of all its objects. */
export type Metadata = Pick<AppPodArgs, "labels" | "annotations">;

/** The Deployment of an app: what the plan decides, and what goes to the pods as the program gives it. */
export function deploymentArgs(plan: ExposurePlan, args: AppPodArgs): DeploymentTransformArgs {
  const { replicas, strategy, annotations } = plan.pods;
  return {
    metadata: metadataOf(plan, args),
    spec: {
      replicas,
      strategy,
      selector: { matchLabels: { ...plan.selector } },
      template: {
        metadata: { labels: { ...args.labels, ...plan.selector }, ...annotated(args, annotations) },
        spec: podSpec(plan, args),
      },
    },
  };
}

/** The Service of an app. */
export function serviceArgs(plan: ExposurePlan, args: Metadata): ServiceTransformArgs {
  return {
    metadata: { ...metadataOf(plan, args), ...annotated(args, plan.serviceAnnotations) },
    spec: { selector: { ...plan.selector }, ...plan.service },
  };
}

/** The Ingress of an app: one rule that leads a host and path to its Service. */
export function ingressArgs(
  plan: ExposurePlan,
  { ingressClassName, host, path, pathType, tls, annotations }: IngressPlan,
  service: k8s.core.v1.Service,
  args: Metadata,
): IngressTransformArgs {
  const number = plan.service.ports[0].port;
  const backend = { service: { name: service.metadata.name, port: { number } } };
  return {
    metadata: { ...metadataOf(plan, args), ...annotated(args, annotations) },
    spec: {
      ingressClassName,
      rules: [{ host, http: { paths: [{ path, pathType, backend }] } }],
      ...(tls === undefined ? {} : { tls: [{ hosts: [host], secretName: tls.secretName }] }),
    },
  };
}

/** The metadata of each of an app's objects: Berth's labels over the program's. */
export function metadataOf(
  { name, namespace, selector }: ExposurePlan,
  { labels, annotations }: Metadata,
): k8s.types.input.meta.v1.ObjectMeta {
  return {
    name,
    namespace,
    labels: { ...labels, ...selector },
    ...annotated({ annotations }, undefined),
  };
}

/** The program's annotations with those of the plan; none where neither has any. */
export function annotated(
  { annotations: given }: Metadata,
  planned: Readonly<Record<string, string>> | undefined,
): Pick<k8s.types.input.meta.v1.ObjectMeta, "annotations"> {
  return given === undefined && planned === undefined ? {} : { annotations: { ...given, ...planned } };
}
