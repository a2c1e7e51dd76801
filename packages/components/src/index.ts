export type { AppCluster } from "./cluster/app-cluster";
export type { AppExposure } from "./app/app-exposure";
export type { AppContainer, AppPodArgs, AppPodSpec } from "./app/app-pod-args";
export { ExistingCluster, type ExistingClusterArgs } from "./existing-cluster/existing-cluster";
export { ExposedApp } from "./app/exposed-app";
export type {
  ExposedAppArgs,
  ImageAppArgs,
  ImageAppWithExposuresArgs,
  ServiceAppArgs,
  ServiceAppWithExposuresArgs,
  ServiceNameArgs,
} from "./app/exposed-app-args";
export { IngressController } from "./ingress-controller/ingress-controller";
export type { IngressControllerArgs } from "./ingress-controller/ingress-controller-args";
export type {
  ClusterRoleBindingTransformArgs,
  ClusterRoleTransformArgs,
  GatewayClassTransformArgs,
  IngressClassTransformArgs,
  IngressControllerTransform,
  NamespaceTransformArgs,
  PodDisruptionBudgetTransformArgs,
  ServiceAccountTransformArgs,
} from "./ingress-controller/ingress-controller-transform";
export { KindCluster, type KindClusterArgs } from "./cluster/kind-cluster";
export { ReferencedCluster, type ReferencedClusterArgs } from "./cluster/referenced-cluster";
export type { ServiceResourceArgs } from "./app/service-resource";
export type {
  AppTransform,
  HTTPRouteTransformArgs,
  HTTPRouteTransformRule,
  IngressTransformArgs,
  ServiceTransformArgs,
} from "./app/app-transform";
export type { DeploymentTransformArgs, GatewayTransformArgs, Transform } from "./transform";
export {
  BerthError,
  Exposure,
  NodeRole,
  parseRecord,
  PortProtocol,
  type ArgumentFinding,
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
  type SystemFinding,
  type VerifyArgs,
} from "@kind-berth/topology";
