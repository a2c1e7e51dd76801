import {
  describeGateway,
  planIngressController,
  type IngressControllerPlan,
  type Warn,
} from "@kind-berth/topology";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { onCluster, replaceWithStrategy, type AppCluster } from "../cluster/app-cluster";
import { claimsOn, recordForApps, toResourceInput, registerController } from "../cluster/apps-of-cluster";
import { gatewayApiOf } from "./gateway-api";
import { gatewayArgs, gatewayClassArgs } from "./gateway-objects";
import type { IngressControllerArgs, PlannedIngressControllerArgs } from "./ingress-controller-args";
import {
  clusterRoleArgs,
  clusterRoleBindingArgs,
  controllerDeploymentArgs,
  ingressClassArgs,
  podDisruptionBudgetArgs,
} from "./ingress-controller-objects";
import type { IngressControllerTransform } from "./ingress-controller-transform";
import { decideOn, settle, type Outcome } from "../rejection";
import { transformed } from "../transform";

/**
 * Traefik, bound to one port of a cluster and pinned to the node that carries it. The first app that is exposed through
 * the port by `ingress` or `gateway` brings it along. A program makes one itself only for the apps of other stacks, which find it in
 * the cluster's record.
 *
 * It runs as a user other than root, without capabilities, on a read-only root file system, and may read and write only what an
 * Ingress controller must. Its API and dashboard are off; Prometheus finds its metrics by the usual annotations of its pods, at their
 * port `metrics`, to which no host port leads.
 *
 * @example
 * ```ts
 * new IngressController("ingress", { cluster, port: "http" });
 * export const record = cluster.record; // says that port `http` has its controller
 * ```
 */
export class IngressController extends pulumi.ComponentResource {
  readonly #outcome: Outcome<MadeController>;

  /**
   * A preview reports, beside the controller, if the cluster has no such port, if the port cannot carry HTTP or has a controller, or if a
   * flag or the number of replicas cannot work, and fails. The properties of such a controller throw the same error when they are read.
   */
  constructor(
    name: string,
    args: IngressControllerArgs | PlannedIngressControllerArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    const { cluster, transform, ...own } = args;
    super(ingressControllerType, name, toInputs(cluster, own), opts);
    const decision = decideOn(cluster, (warn) => planOf(cluster, own, warn));
    const outcome = settle(this, decision, (plan) =>
      makeController(name, plan, { cluster, transform, resources: own.resources }, this),
    );
    this.#outcome = outcome;
    this.registerOutputs(outcome.registered(({ ingressClassName }) => ({ ingressClassName })));
  }

  /** The IngressClass that Ingresses name to be served by it. */
  get ingressClassName(): string {
    return this.#outcome.made.ingressClassName;
  }

  /** Traefik's Deployment. */
  get deployment(): k8s.apps.v1.Deployment {
    return this.#outcome.made.deployment;
  }

  /**
   * The Gateway that HTTPRoutes name to be served by it; `undefined` where it serves Ingresses alone, and on an HTTPS port, where each
   * app has a Gateway with its own certificate.
   */
  get gateway(): k8s.apiextensions.CustomResource | undefined {
    return this.#outcome.made.gateway;
  }

  /** What a drain of nodes has to leave; `undefined` where there is one pod, whose node could not be drained then. */
  get podDisruptionBudget(): k8s.policy.v1.PodDisruptionBudget | undefined {
    return this.#outcome.made.podDisruptionBudget;
  }
}

const ingressControllerType = "berth:index:IngressController";

/** By provider: that is what tells clusters apart. */
const controllers = new WeakMap<k8s.Provider, Map<string, IngressController>>();

/** The program's own Ingress controllers on a cluster, by the name of the port. */
function controllersOn({ provider }: AppCluster): Map<string, IngressController> {
  const own = controllers.get(provider) ?? new Map<string, IngressController>();
  controllers.set(provider, own);
  return own;
}

/** The program's own Ingress controller of a port; `undefined` if the program has made none. */
export function controllerOn(cluster: AppCluster, port: string): IngressController | undefined {
  return controllersOn(cluster).get(port);
}

/** What a controller consists of, as far as programs use it. */
interface MadeController {
  readonly ingressClassName: string;
  readonly deployment: k8s.apps.v1.Deployment;
  readonly gateway: k8s.apiextensions.CustomResource | undefined;
  readonly podDisruptionBudget: k8s.policy.v1.PodDisruptionBudget | undefined;
}

/** What decides about a controller: the program's arguments, or the plan of the app that brings it along. */
type OwnArgs =
  | Omit<IngressControllerArgs, "cluster" | "transform">
  | Omit<PlannedIngressControllerArgs, "cluster" | "transform">;

function toInputs(cluster: AppCluster, own: OwnArgs): pulumi.Inputs {
  const inputs = "plan" in own ? { port: own.plan.port.name, gateway: own.plan.gateway } : own;
  return { ...inputs, gateway: inputs.gateway ?? false, cluster: toResourceInput(cluster) };
}

function planOf(cluster: AppCluster, own: OwnArgs, warn: Warn): IngressControllerPlan {
  if ("plan" in own) return own.plan;
  return planIngressController(own, recordForApps(cluster), claimsOn(cluster), warn);
}

function makeController(
  name: string,
  plan: IngressControllerPlan,
  { cluster, transform = {}, resources }: Pick<IngressControllerArgs, "cluster" | "transform" | "resources">,
  controller: IngressController,
): MadeController {
  registerController(cluster, plan);
  controllersOn(cluster).set(plan.port.name, controller);
  const child = onCluster(cluster, controller);
  const namespace = new k8s.core.v1.Namespace(
    ...transformed(transform.namespace, name, { metadata: { name: plan.namespace } }, child),
  ).metadata.name;
  const { binding, account } = makeAccount(name, plan, namespace, transform, child);
  const ingressClass = new k8s.networking.v1.IngressClass(
    ...transformed(transform.ingressClass, name, ingressClassArgs(plan), child),
  );
  const deployment = new k8s.apps.v1.Deployment(
    ...transformed(
      transform.deployment,
      name,
      controllerDeploymentArgs(plan, namespace, account, resources),
      pulumi.mergeOptions(child, {
        // Traefik reads its lists once it may and they are there, but logs errors until then.
        dependsOn: [binding, ingressClass, ...(plan.gateway === true ? gatewayApiOf(cluster) : [])],
        ...(plan.strategy.type === "Recreate" ? replaceWithStrategy : {}),
      }),
    ),
  );
  const podDisruptionBudget =
    plan.disruptionBudget &&
    new k8s.policy.v1.PodDisruptionBudget(
      ...transformed(transform.podDisruptionBudget, name, podDisruptionBudgetArgs(plan, namespace), child),
    );
  const served = pulumi.mergeOptions(child, { dependsOn: deployment });
  return {
    ingressClassName: plan.ingressClassName,
    deployment,
    gateway: plan.gateway === true ? makeGateway(name, plan, transform, served) : undefined,
    podDisruptionBudget,
  };
}

/** As whom Traefik runs, and what that account may do. */
function makeAccount(
  name: string,
  plan: IngressControllerPlan,
  namespace: pulumi.Output<string>,
  { serviceAccount, clusterRole, clusterRoleBinding }: IngressControllerTransform,
  child: pulumi.CustomResourceOptions,
): { account: pulumi.Output<string>; binding: k8s.rbac.v1.ClusterRoleBinding } {
  const metadata = { name: plan.name, namespace };
  const account = new k8s.core.v1.ServiceAccount(...transformed(serviceAccount, name, { metadata }, child))
    .metadata.name;
  const role = new k8s.rbac.v1.ClusterRole(...transformed(clusterRole, name, clusterRoleArgs(plan), child))
    .metadata.name;
  const bound = clusterRoleBindingArgs(plan, role, { name: account, namespace });
  const binding = new k8s.rbac.v1.ClusterRoleBinding(...transformed(clusterRoleBinding, name, bound, child));
  return { account, binding };
}

/** The class of Gateways and, unless each app has its own, the Gateway: both are up only when Traefik says so. */
function makeGateway(
  name: string,
  plan: IngressControllerPlan,
  transform: IngressControllerTransform,
  served: pulumi.CustomResourceOptions,
): k8s.apiextensions.CustomResource | undefined {
  const gatewayClass = new k8s.apiextensions.CustomResource(
    ...transformed(transform.gatewayClass, `${name}-class`, gatewayClassArgs(plan), served),
  );
  if (plan.tls === true) return undefined;
  return new k8s.apiextensions.CustomResource(
    ...transformed(
      transform.gateway,
      name,
      gatewayArgs(describeGateway(plan)),
      pulumi.mergeOptions(served, { dependsOn: gatewayClass }),
    ),
  );
}
