import {
  planIngressController,
  traefik,
  traefikArgs,
  traefikRules,
  type IngressControllerPlan,
} from "@berth/topology";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { onCluster, type AppCluster } from "./app-cluster";
import { asInput, controllersOn, recordForApps, serve } from "./apps-of-cluster";
import { planned } from "./planned";

/** The arguments of an {@link IngressController}. */
export interface IngressControllerArgs {
  /** The cluster that it runs on. */
  readonly cluster: AppCluster;
  /** The name of the cluster's port that it serves: HTTP over TCP. */
  readonly port: string;
}

/**
 * Traefik, bound to one port of a cluster and pinned to the node that carries it. The first app that is exposed through
 * the port by `ingress` brings it along. A program makes one itself only for the apps of other stacks, which find it in
 * the cluster's record.
 *
 * It runs as a user other than root, without capabilities, on a read-only root file system, and may read and write only what an
 * Ingress controller must.
 *
 * @example
 * ```ts
 * new IngressController("ingress", { cluster, port: "http" });
 * export const record = cluster.record; // says that port `http` has its controller
 * ```
 */
export class IngressController extends pulumi.ComponentResource {
  /** The IngressClass that Ingresses name to be served by it. */
  readonly ingressClassName: string;
  /** Traefik's Deployment. */
  readonly deployment: k8s.apps.v1.Deployment;

  /** @throws pulumi.RunError at preview, where the cluster has no such port, or the port cannot carry HTTP or has a controller */
  constructor(name: string, args: IngressControllerArgs, opts?: pulumi.ComponentResourceOptions) {
    const { cluster, port } = args;
    const record = recordForApps(cluster);
    const ingressControllers = [...(record.ingressControllers ?? []), ...controllersOn(cluster).keys()];
    const { plan } = planned(() => planIngressController(port, { ...record, ingressControllers }));
    super("berth:index:IngressController", name, { port, cluster: asInput(cluster) }, opts);
    serve(cluster, port, this);

    const child = onCluster(cluster, this);
    const namespace = new k8s.core.v1.Namespace(name, { metadata: { name: plan.namespace } }, child);
    const metadata = { name: plan.name, namespace: namespace.metadata.name };
    const account = new k8s.core.v1.ServiceAccount(name, { metadata }, child);
    const role = new k8s.rbac.v1.ClusterRole(
      name,
      { metadata: { name: plan.name }, rules: traefikRules },
      child,
    );
    const binding = new k8s.rbac.v1.ClusterRoleBinding(
      name,
      {
        metadata: { name: plan.name },
        roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: role.metadata.name },
        subjects: [
          { kind: "ServiceAccount", name: account.metadata.name, namespace: namespace.metadata.name },
        ],
      },
      child,
    );
    const ingressClass = new k8s.networking.v1.IngressClass(
      name,
      { metadata: { name: plan.ingressClassName }, spec: { controller: traefik.controller } },
      child,
    );
    this.deployment = new k8s.apps.v1.Deployment(
      name,
      { metadata, spec: deploymentSpec(plan, account.metadata.name) },
      // Traefik reads its lists once it may, but logs errors until then.
      pulumi.mergeOptions(child, { dependsOn: [binding, ingressClass] }),
    );
    this.ingressClassName = plan.ingressClassName;
    this.registerOutputs({ ingressClassName: this.ingressClassName });
  }
}

function deploymentSpec(
  plan: IngressControllerPlan,
  serviceAccountName: pulumi.Input<string>,
): k8s.types.input.apps.v1.DeploymentSpec {
  const labels = { "app.kubernetes.io/name": plan.name, "app.kubernetes.io/managed-by": "berth" };
  return {
    replicas: plan.replicas,
    // The new pod can bind the node's port only when the old one is gone.
    strategy: { type: "Recreate" },
    selector: { matchLabels: labels },
    template: {
      metadata: { labels, annotations: plan.annotations },
      spec: {
        serviceAccountName,
        ...plan.placement,
        securityContext: {
          runAsNonRoot: true,
          runAsUser: traefik.user,
          runAsGroup: traefik.user,
          seccompProfile: { type: "RuntimeDefault" },
        },
        containers: [
          {
            name: "traefik",
            image: traefik.image,
            args: traefikArgs(plan.ingressClassName),
            ports: [{ name: "web", containerPort: plan.containerPort, hostPort: plan.hostPort }],
            readinessProbe: { httpGet: { path: "/ping", port: traefik.pingPort }, periodSeconds: 1 },
            securityContext: {
              allowPrivilegeEscalation: false,
              readOnlyRootFilesystem: true,
              capabilities: { drop: ["ALL"] },
            },
          },
        ],
      },
    },
  };
}
