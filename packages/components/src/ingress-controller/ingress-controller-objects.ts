import {
  controllerLabels,
  traefik,
  traefikArgs,
  traefikRules,
  type IngressControllerPlan,
} from "@kind-berth/topology";
import type * as pulumi from "@pulumi/pulumi";
import type { IngressControllerArgs } from "./ingress-controller-args";
import type {
  ClusterRoleBindingTransformArgs,
  ClusterRoleTransformArgs,
  IngressClassTransformArgs,
  PodDisruptionBudgetTransformArgs,
} from "./ingress-controller-transform";
import { existenceAwait } from "../cluster/health-check";
import type { DeploymentTransformArgs } from "../transform";

/** The name and namespace of one of the controller's objects. */
interface ObjectName {
  readonly name: pulumi.Input<string>;
  readonly namespace: pulumi.Input<string>;
}

/** Returns the arguments for Traefik's Deployment, based on the plan. The container has only the privileges that Traefik needs. */
export function controllerDeploymentArgs(
  plan: IngressControllerPlan,
  namespace: pulumi.Input<string>,
  serviceAccountName: pulumi.Input<string>,
  resources: IngressControllerArgs["resources"] = defaultResources(),
): DeploymentTransformArgs {
  const labels = controllerLabels(plan.name);
  const { tls = false, gateway = false } = plan;
  const awaited = plan.skipRolloutAwait === true ? { annotations: existenceAwait } : {};
  return {
    metadata: { name: plan.name, namespace, labels, ...awaited },
    spec: {
      replicas: plan.replicas,
      strategy: plan.strategy,
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
              args: [...traefikArgs(plan.ingressClassName, { gateway, tls }), ...plan.args],
              ports: [
                {
                  name: tls ? "websecure" : "web",
                  containerPort: plan.containerPort,
                  hostPort: plan.hostPort,
                },
                { name: "metrics", containerPort: traefik.metricsPort },
              ],
              resources,
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
    },
  };
}

/**
 * Returns the default resource requests. They are higher than an app's default requests, so that Kubernetes evicts apps before the
 * controller that serves them.
 */
function defaultResources(): { requests: Record<string, string> } {
  return { requests: { cpu: "50m", memory: "64Mi" } };
}

/** Returns the arguments for the ClusterRole, which contains Traefik's permissions. */
export function clusterRoleArgs({ name, gateway }: IngressControllerPlan): ClusterRoleTransformArgs {
  return { metadata: { name }, rules: traefikRules({ gateway: gateway === true }) };
}

/** Returns the arguments for the ClusterRoleBinding, which binds the ClusterRole to the ServiceAccount. */
export function clusterRoleBindingArgs(
  { name }: IngressControllerPlan,
  role: pulumi.Input<string>,
  account: ObjectName,
): ClusterRoleBindingTransformArgs {
  return {
    metadata: { name },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: role },
    subjects: [{ kind: "ServiceAccount", ...account }],
  };
}

/** Returns the arguments for the controller's IngressClass. The controller serves only the Ingresses that have this class. */
export function ingressClassArgs({ ingressClassName }: IngressControllerPlan): IngressClassTransformArgs {
  return { metadata: { name: ingressClassName }, spec: { controller: traefik.controller } };
}

/**
 * Returns the arguments for the PodDisruptionBudget, which limits how many of the controller's pods can be unavailable during node drains.
 */
export function podDisruptionBudgetArgs(
  { name, disruptionBudget }: IngressControllerPlan,
  namespace: pulumi.Input<string>,
): PodDisruptionBudgetTransformArgs {
  return {
    metadata: { name, namespace },
    spec: { ...disruptionBudget, selector: { matchLabels: controllerLabels(name) } },
  };
}
