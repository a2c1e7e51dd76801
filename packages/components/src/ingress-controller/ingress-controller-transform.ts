import type { PolicyRule } from "@kind-berth/topology";
import type * as k8s from "@pulumi/kubernetes";
import type { DeploymentTransformArgs, GatewayTransformArgs, Transform } from "../transform";

type ObjectMeta = k8s.types.input.meta.v1.ObjectMeta;

/** A Namespace's arguments as Berth makes them. */
export interface NamespaceTransformArgs extends k8s.core.v1.NamespaceArgs {
  metadata: ObjectMeta;
}

/** A ServiceAccount's arguments as Berth makes them. */
export interface ServiceAccountTransformArgs extends k8s.core.v1.ServiceAccountArgs {
  metadata: ObjectMeta;
}

/** A ClusterRole's arguments as Berth makes them. */
export interface ClusterRoleTransformArgs extends k8s.rbac.v1.ClusterRoleArgs {
  metadata: ObjectMeta;
  rules: PolicyRule[];
}

/** A ClusterRoleBinding's arguments as Berth makes them. */
export interface ClusterRoleBindingTransformArgs extends k8s.rbac.v1.ClusterRoleBindingArgs {
  metadata: ObjectMeta;
  subjects: k8s.types.input.rbac.v1.Subject[];
}

/** An IngressClass's arguments as Berth makes them. */
export interface IngressClassTransformArgs extends k8s.networking.v1.IngressClassArgs {
  metadata: ObjectMeta;
  spec: k8s.types.input.networking.v1.IngressClassSpec;
}

/** A PodDisruptionBudget's arguments as Berth makes them. */
export interface PodDisruptionBudgetTransformArgs extends k8s.policy.v1.PodDisruptionBudgetArgs {
  metadata: ObjectMeta;
  spec: k8s.types.input.policy.v1.PodDisruptionBudgetSpec;
}

/** A GatewayClass's arguments as Berth makes them. */
export interface GatewayClassTransformArgs extends k8s.apiextensions.CustomResourceArgs {
  metadata: ObjectMeta;
  spec: { controllerName: string };
}

/**
 * How each of an Ingress controller's objects is adjusted.
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
  /** Traefik's Deployment. */
  readonly deployment?: Transform<DeploymentTransformArgs> | undefined;
  /** The Namespace of them all. */
  readonly namespace?: Transform<NamespaceTransformArgs> | undefined;
  /** Traefik's ServiceAccount. */
  readonly serviceAccount?: Transform<ServiceAccountTransformArgs> | undefined;
  /** The ClusterRole: all that Traefik may read and write. */
  readonly clusterRole?: Transform<ClusterRoleTransformArgs> | undefined;
  /** What gives the ClusterRole to the ServiceAccount. */
  readonly clusterRoleBinding?: Transform<ClusterRoleBindingTransformArgs> | undefined;
  /** The IngressClass. */
  readonly ingressClass?: Transform<IngressClassTransformArgs> | undefined;
  /** The PodDisruptionBudget; with several replicas only. */
  readonly podDisruptionBudget?: Transform<PodDisruptionBudgetTransformArgs> | undefined;
  /** The GatewayClass; with `gateway` only. */
  readonly gatewayClass?: Transform<GatewayClassTransformArgs> | undefined;
  /** The Gateway; with `gateway` only. */
  readonly gateway?: Transform<GatewayTransformArgs> | undefined;
}
