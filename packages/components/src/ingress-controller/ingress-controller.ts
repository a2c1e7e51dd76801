import {
  describeGateway,
  planControllerVerification,
  renderVerification,
  planIngressController,
  type IngressControllerPlan,
  type Warn,
} from "@kind-berth/topology";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { onCluster, type AppCluster } from "../cluster/app-cluster";
import { afterChecks, healthCheck } from "../cluster/health-check";
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
 * Runs Traefik for one of a cluster's ports. Berth pins Traefik's pods to the node that carries the port.
 *
 * By default, the first `ingress` or `gateway` app on a port creates the port's controller. To change the controller's settings, or to
 * share the controller with apps in other stacks, create it yourself before the apps.
 *
 * @example
 * ```ts
 * new IngressController("ingress", { cluster, port: "http" });
 * export const record = cluster.record; // other stacks find the controller in this record
 * ```
 * @remarks Traefik runs as a non-root user, without capabilities and with a read-only root file system. Traefik has only the permissions
 * that an Ingress controller needs. Traefik's API and dashboard are disabled.
 *
 * Traefik's pods have a port named `metrics` and the usual Prometheus annotations, so Prometheus can scrape them. No host port routes to
 * the metrics port.
 */
export class IngressController extends pulumi.ComponentResource {
  readonly #outcome: Outcome<MadeController>;

  /**
   * The preview fails, and reports every problem next to the controller, in these cases:
   *
   * - The cluster does not have the port.
   * - The port cannot carry HTTP, or already has a controller.
   * - A Traefik flag in `args` or the number of replicas is not valid.
   *
   * Reading a property of a rejected controller throws the error that the preview reports.
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

  /** The name of the controller's IngressClass. The controller serves the Ingresses that have this class. */
  get ingressClassName(): string {
    return this.#outcome.made.ingressClassName;
  }

  /**
   * Traefik's Deployment, after the health check. A resource with `dependsOn: controller.deployment` therefore waits for the rollout. Because
   * Pulumi reads the Deployment before the rollout, its `status` can be out of date.
   */
  get deployment(): pulumi.Output<k8s.apps.v1.Deployment> {
    return this.#outcome.made.deployment;
  }

  /**
   * The Gateway that apps' HTTPRoutes attach to.
   *
   * `undefined` if the controller serves only Ingresses, or if the port is an HTTPS port. On an HTTPS port, each app has its own Gateway,
   * which uses the app's certificate.
   */
  get gateway(): k8s.apiextensions.CustomResource | undefined {
    return this.#outcome.made.gateway;
  }

  /**
   * The PodDisruptionBudget for the controller's pods. `undefined` if the controller has only one pod, because a budget would prevent the
   * pod's node from being drained.
   */
  get podDisruptionBudget(): k8s.policy.v1.PodDisruptionBudget | undefined {
    return this.#outcome.made.podDisruptionBudget;
  }
}

const ingressControllerType = "berth:index:IngressController";

/** The key is the provider, because each provider connects to one cluster. */
const controllers = new WeakMap<k8s.Provider, Map<string, IngressController>>();

/** Returns the Ingress controllers that the program has created on a cluster, by port name. */
function controllersOn({ provider }: AppCluster): Map<string, IngressController> {
  const own = controllers.get(provider) ?? new Map<string, IngressController>();
  controllers.set(provider, own);
  return own;
}

/**
 * Returns the Ingress controller that the program has created for a port. Returns `undefined` if the program has not created a controller
 * for this port.
 */
export function controllerOn(cluster: AppCluster, port: string): IngressController | undefined {
  return controllersOn(cluster).get(port);
}

/** The controller's resources, which programs can use. */
interface MadeController {
  readonly ingressClassName: string;
  readonly deployment: pulumi.Output<k8s.apps.v1.Deployment>;
  readonly gateway: k8s.apiextensions.CustomResource | undefined;
  readonly podDisruptionBudget: k8s.policy.v1.PodDisruptionBudget | undefined;
}

/** The input for a controller's plan: the program's arguments, or the plan of the app that creates the controller. */
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
        // Wait for these resources. Until Traefik's permissions and the objects that it reads exist, Traefik would log errors.
        dependsOn: [binding, ingressClass, ...(plan.gateway === true ? gatewayApiOf(cluster) : [])],
        // The new pod needs the port of the old pod.
        deleteBeforeReplace: plan.strategy.type === "Recreate",
      }),
    ),
  );
  const podDisruptionBudget =
    plan.disruptionBudget &&
    new k8s.policy.v1.PodDisruptionBudget(
      ...transformed(transform.podDisruptionBudget, name, podDisruptionBudgetArgs(plan, namespace), child),
    );
  const checks =
    plan.skipRolloutAwait === true
      ? [
          healthCheck(`${name}-verify`, renderVerification(planControllerVerification(plan)), [deployment], {
            parent: controller,
          }),
        ]
      : [];
  const served = pulumi.mergeOptions(child, { dependsOn: [deployment, ...checks] });
  return {
    ingressClassName: plan.ingressClassName,
    deployment: afterChecks(deployment, checks),
    gateway: plan.gateway === true ? makeGateway(name, plan, transform, served) : undefined,
    podDisruptionBudget,
  };
}

/** Creates Traefik's ServiceAccount, and grants it permissions. */
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

/** Creates the GatewayClass and, on a port without TLS, the Gateway. Pulumi waits until Traefik reports that these objects are ready. */
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
