export type { AppCluster } from "./app-cluster";
export type { AppExposure } from "./app-exposure";
export type { AppContainer, AppPodArgs, AppPodSpec } from "./app-pod-args";
export { ExistingCluster, type ExistingClusterArgs } from "./existing-cluster";
export { ExposedApp } from "./exposed-app";
export type {
  ExposedAppArgs,
  ExposedImageArgs,
  ExposedImageBySeveralArgs,
  ExposedServiceArgs,
  ExposedServiceBySeveralArgs,
  ServiceNameArgs,
} from "./exposed-app-args";
export { IngressController } from "./ingress-controller";
export type { IngressControllerArgs } from "./ingress-controller-args";
export type {
  ClusterRoleBindingTransformArgs,
  ClusterRoleTransformArgs,
  GatewayClassTransformArgs,
  IngressClassTransformArgs,
  IngressControllerTransform,
  NamespaceTransformArgs,
  PodDisruptionBudgetTransformArgs,
  ServiceAccountTransformArgs,
} from "./ingress-controller-transform";
export { KindCluster, type KindClusterArgs } from "./kind-cluster";
export { ReferencedCluster, type ReferencedClusterArgs } from "./referenced-cluster";
export type { ServiceResourceArgs } from "./service-resource";
export type {
  AppTransform,
  DeploymentTransformArgs,
  GatewayTransformArgs,
  HTTPRouteTransformArgs,
  HTTPRouteTransformRule,
  IngressTransformArgs,
  ServiceTransformArgs,
  Transform,
} from "./transform";
export {
  BerthError,
  Exposure,
  NodeRole,
  parseRecord,
  PortProtocol,
  type Claim,
  type ClusterRecord,
  type ExposureArgs,
  type ExistingNodeArgs,
  type ExistingPortArgs,
  type Finding,
  type LoadBalancerArgs,
  type NodeArgs,
  type NodeRecord,
  type PortMappingArgs,
  type PortRecord,
  type Route,
  type ServiceExposureArgs,
} from "@berth/topology";
