import type { ExposurePlan, IngressPlan } from "@berth/topology";
import type * as k8s from "@pulumi/kubernetes";
import { podSpec } from "./app-pod";
import type { AppPodArgs } from "./app-pod-args";

type Metadata = Pick<AppPodArgs, "labels" | "annotations">;

/** The metadata of each of an app's objects: Berth's labels over the program's. */
export function metadataOf(
  { name, namespace, selector }: ExposurePlan,
  { labels, annotations }: Metadata,
): k8s.types.input.meta.v1.ObjectMeta {
  return {
    name,
    namespace,
    labels: { ...labels, ...selector },
    ...(annotations === undefined ? {} : { annotations }),
  };
}

/** The Deployment of an app: what the plan decides, and what goes to the pods as the program gives it. */
export function deploymentSpec(plan: ExposurePlan, args: AppPodArgs): k8s.types.input.apps.v1.DeploymentSpec {
  const { replicas, strategy, annotations } = plan.pods;
  return {
    replicas,
    strategy,
    selector: { matchLabels: plan.selector },
    template: {
      metadata: { labels: { ...args.labels, ...plan.selector }, ...annotated(args, annotations) },
      spec: podSpec(plan, args),
    },
  };
}

/** The program's annotations with those of the plan; none where neither has any. */
export function annotated(
  { annotations: given }: Metadata,
  planned: Readonly<Record<string, string>> | undefined,
): Pick<k8s.types.input.meta.v1.ObjectMeta, "annotations"> {
  return given === undefined && planned === undefined ? {} : { annotations: { ...given, ...planned } };
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
