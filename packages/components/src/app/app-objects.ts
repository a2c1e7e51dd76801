import type {
  AppPlan,
  ExposurePlan,
  IngressPlan,
  ServiceExposurePlan,
  ServicePlan,
} from "@kind-berth/topology";
import type * as k8s from "@pulumi/kubernetes";
import { podSpec } from "./app-pod";
import type { AppPodArgs } from "./app-pod-args";
import type { IngressTransformArgs, ServiceTransformArgs } from "./app-transform";
import type { Backend } from "./service-resource";
import { existenceAwait } from "../cluster/health-check";
import type { DeploymentTransformArgs } from "../transform";

/** The app arguments that set the metadata of all the app's objects. */
export type Metadata = Pick<AppPodArgs, "labels" | "annotations">;

/** Returns the arguments for an app's Deployment, which combine the plan with the program's pod arguments. */
export function deploymentArgs(plan: AppPlan, args: AppPodArgs): DeploymentTransformArgs {
  const { replicas, strategy, annotations } = plan.pods;
  return {
    metadata: {
      ...metadataOf(plan.name, plan, args),
      ...annotated(args, plan.skipRolloutAwait && existenceAwait),
    },
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

/** Returns the arguments for one of an app's Services. */
export function serviceArgs(
  plan: AppPlan,
  { name, annotations, skipAwait, ...service }: ServicePlan,
  args: Metadata,
): ServiceTransformArgs {
  const planned = skipAwait === true ? { ...annotations, "pulumi.com/skipAwait": "true" } : annotations;
  return {
    metadata: { ...metadataOf(name, plan, args), ...annotated(args, planned) },
    spec: { selector: { ...plan.selector }, ...service },
  };
}

/** Returns the arguments for an app's Ingress, which has one rule. The rule maps a host and path to a Service. */
export function ingressArgs(
  plan: ExposurePlan | ServiceExposurePlan,
  { ingressClassName, host, path, pathType, tls, annotations, skipAwait }: IngressPlan,
  { name, port }: Backend,
  args: Metadata,
): IngressTransformArgs {
  const backend = { service: { name, port: { number: port } } };
  const planned = skipAwait === true ? { ...annotations, ...existenceAwait } : annotations;
  return {
    metadata: { ...metadataOf(plan.objectName, plan, args), ...annotated(args, planned) },
    spec: {
      ingressClassName,
      rules: [{ host, http: { paths: [{ path, pathType, backend }] } }],
      ...(tls === undefined ? {} : { tls: [{ hosts: [host], secretName: tls.secretName }] }),
    },
  };
}

/** Returns the metadata for an object that belongs to an app. Berth's labels override the program's labels. */
export function metadataOf(
  name: string,
  plan: Pick<ExposurePlan, "namespace" | "selector"> | Pick<ServiceExposurePlan, "namespace" | "labels">,
  { labels, annotations }: Metadata,
): k8s.types.input.meta.v1.ObjectMeta {
  const own = "labels" in plan ? plan.labels : plan.selector;
  return {
    name,
    namespace: plan.namespace,
    labels: { ...labels, ...own },
    ...annotated({ annotations }, undefined),
  };
}

/** Returns the annotations from the program and from the plan. If there are none, the returned object has no `annotations` key. */
export function annotated(
  { annotations: given }: Metadata,
  planned: Readonly<Record<string, string>> | undefined,
): Pick<k8s.types.input.meta.v1.ObjectMeta, "annotations"> {
  return given === undefined && planned === undefined ? {} : { annotations: { ...given, ...planned } };
}
