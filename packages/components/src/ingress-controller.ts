import {
  describeGateway,
  planIngressController,
  traefik,
  traefikRules,
  type GatewayPlan,
} from "@berth/topology";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { onCluster, type AppCluster } from "./app-cluster";
import { asInput, controllersOn, recordForApps, serve } from "./apps-of-cluster";
import { gatewayApiOf } from "./gateway-api-of";
import { gatewayArgs, gatewayClassArgs } from "./gateway-objects";
import { controllerDeploymentSpec } from "./ingress-controller-objects";
import { planned } from "./planned";

/** The arguments of an {@link IngressController}. */
export interface IngressControllerArgs {
  /** The cluster that it runs on. */
  readonly cluster: AppCluster;
  /** The name of the cluster's port that it serves: HTTP over TCP. */
  readonly port: string;
  /**
   * Whether it serves Gateway API too, with a Gateway of its own to which HTTPRoutes of all namespaces can attach themselves. Gateway
   * API's CustomResourceDefinitions come along, once for the cluster. What it serves is settled when it starts.
   *
   * @default false, and true where an app with the exposure `gateway` brings it along
   */
  readonly gateway?: boolean | undefined;
}

/**
 * Traefik, bound to one port of a cluster and pinned to the node that carries it. The first app that is exposed through
 * the port by `ingress` or `gateway` brings it along. A program makes one itself only for the apps of other stacks, which find it in
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
  /** The Gateway that HTTPRoutes name to be served by it; `undefined` where it serves Ingresses alone. */
  readonly gateway: k8s.apiextensions.CustomResource | undefined;

  /** @throws pulumi.RunError at preview, where the cluster has no such port, or the port cannot carry HTTP or has a controller */
  constructor(name: string, args: IngressControllerArgs, opts?: pulumi.ComponentResourceOptions) {
    const { cluster, port, gateway = false } = args;
    const record = recordForApps(cluster);
    const ingressControllers = [...(record.ingressControllers ?? []), ...controllersOn(cluster).keys()];
    const { plan } = planned(() =>
      planIngressController(port, { ...record, ingressControllers }, { gateway }),
    );
    super("berth:index:IngressController", name, { port, gateway, cluster: asInput(cluster) }, opts);
    serve(cluster, { port, gateway }, this);

    const child = onCluster(cluster, this);
    const namespace = new k8s.core.v1.Namespace(name, { metadata: { name: plan.namespace } }, child);
    const metadata = { name: plan.name, namespace: namespace.metadata.name };
    const account = new k8s.core.v1.ServiceAccount(name, { metadata }, child);
    const role = new k8s.rbac.v1.ClusterRole(
      name,
      { metadata: { name: plan.name }, rules: traefikRules({ gateway }) },
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
      { metadata, spec: controllerDeploymentSpec(plan, account.metadata.name, gateway) },
      // Traefik reads its lists once it may and they are there, but logs errors until then.
      pulumi.mergeOptions(child, {
        dependsOn: [binding, ingressClass, ...(gateway ? gatewayApiOf(cluster) : [])],
      }),
    );
    this.gateway = gateway ? this.makeGateway(name, describeGateway(plan), child) : undefined;
    this.ingressClassName = plan.ingressClassName;
    this.registerOutputs({ ingressClassName: this.ingressClassName });
  }

  /** Both are up only when Traefik says so. */
  private makeGateway(
    name: string,
    plan: GatewayPlan,
    child: pulumi.CustomResourceOptions,
  ): k8s.apiextensions.CustomResource {
    const served = pulumi.mergeOptions(child, { dependsOn: this.deployment });
    const gatewayClass = new k8s.apiextensions.CustomResource(
      `${name}-class`,
      gatewayClassArgs(plan),
      served,
    );
    return new k8s.apiextensions.CustomResource(
      name,
      gatewayArgs(plan),
      pulumi.mergeOptions(child, { dependsOn: gatewayClass }),
    );
  }
}
