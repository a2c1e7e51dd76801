import type { PolicyRule } from "@kind-berth/topology";
import type * as k8s from "@pulumi/kubernetes";
import type { DeploymentTransformArgs, GatewayTransformArgs, Transform } from "../transform";

type ObjectMeta = k8s.types.input.meta.v1.ObjectMeta;

/** The arguments that Berth uses to create a Namespace. */
export interface NamespaceTransformArgs extends k8s.core.v1.NamespaceArgs {
  metadata: ObjectMeta;
}

/** The arguments that Berth uses to create a ServiceAccount. */
export interface ServiceAccountTransformArgs extends k8s.core.v1.ServiceAccountArgs {
  metadata: ObjectMeta;
}

/** The arguments that Berth uses to create a ClusterRole. */
export interface ClusterRoleTransformArgs extends k8s.rbac.v1.ClusterRoleArgs {
  metadata: ObjectMeta;
  rules: PolicyRule[];
}

/** The arguments that Berth uses to create a ClusterRoleBinding. */
export interface ClusterRoleBindingTransformArgs extends k8s.rbac.v1.ClusterRoleBindingArgs {
  metadata: ObjectMeta;
  subjects: k8s.types.input.rbac.v1.Subject[];
}

/** The arguments that Berth uses to create an IngressClass. */
export interface IngressClassTransformArgs extends k8s.networking.v1.IngressClassArgs {
  metadata: ObjectMeta;
  spec: k8s.types.input.networking.v1.IngressClassSpec;
}

/** The arguments that Berth uses to create a PodDisruptionBudget. */
export interface PodDisruptionBudgetTransformArgs extends k8s.policy.v1.PodDisruptionBudgetArgs {
  metadata: ObjectMeta;
  spec: k8s.types.input.policy.v1.PodDisruptionBudgetSpec;
}

/** The arguments that Berth uses to create a GatewayClass. */
export interface GatewayClassTransformArgs extends k8s.apiextensions.CustomResourceArgs {
  metadata: ObjectMeta;
  spec: { controllerName: string };
}

/**
 * Adjusts an Ingress controller's objects. Set a property for each object that you want to change.
 *
 * @example
 * ```ts
 * {
 *   deployment: ({ spec }) => {
 *     spec.template.spec.priorityClassName = "system-cluster-critical";
 *   },
 * }
 * ```
 */
export interface IngressControllerTransform {
  /** Adjusts Traefik's Deployment. */
  readonly deployment?: Transform<DeploymentTransformArgs> | undefined;
  /** Adjusts the Namespace for the controller's objects. */
  readonly namespace?: Transform<NamespaceTransformArgs> | undefined;
  /** Adjusts Traefik's ServiceAccount. */
  readonly serviceAccount?: Transform<ServiceAccountTransformArgs> | undefined;
  /** Adjusts the ClusterRole, which contains all of Traefik's permissions. */
  readonly clusterRole?: Transform<ClusterRoleTransformArgs> | undefined;
  /** Adjusts the ClusterRoleBinding, which binds the ClusterRole to the ServiceAccount. */
  readonly clusterRoleBinding?: Transform<ClusterRoleBindingTransformArgs> | undefined;
  /** Adjusts the IngressClass. */
  readonly ingressClass?: Transform<IngressClassTransformArgs> | undefined;
  /** Adjusts the PodDisruptionBudget. Applies only to a controller with several replicas. */
  readonly podDisruptionBudget?: Transform<PodDisruptionBudgetTransformArgs> | undefined;
  /** Adjusts the GatewayClass. Applies only if the controller serves Gateway API resources. */
  readonly gatewayClass?: Transform<GatewayClassTransformArgs> | undefined;
  /** Adjusts the Gateway. Applies only if the controller serves Gateway API resources. */
  readonly gateway?: Transform<GatewayTransformArgs> | undefined;
}
