export type {
  ClusterArgs,
  ExtraPortMappingArgs,
  NodeArgs,
  PortMappingArgs,
  TopologyArgs,
} from "./cluster/cluster-args";
export type { LifecycleArgs, RegistryArgs, TimeoutArgs } from "./cluster/lifecycle-args";
export type { KindArgs, MountArgs, NetworkingArgs, PatchJSON6902Args } from "./cluster/kind-args";
export {
  EngineName,
  recordOf,
  type ClusterPlan,
  type NodePlan,
  type RegistryPlan,
  type StepSeconds,
} from "./cluster/cluster-plan";
export { fullImageName } from "./cluster/image-reference";
export { kubernetesMinor } from "./cluster/kubernetes-minor";
export { addressesOverlap, canonicalAddress } from "./cluster/listen-address";
export { containerName } from "./cluster/node-names";
export { pinnedNodeImage, pinnedNodeImages } from "./cluster/pinned-node-images";
export { planCluster } from "./cluster/plan-cluster";
export { parsePlan, renderPlan } from "./cluster/plan-document";
export { edgeLabel, planEdges, type EdgePlan } from "./edge/edge-plan";
export { diagram, diagramFormats, type DiagramFormat } from "./diagram/diagram";
export type { PictureInput } from "./diagram/picture";
export { BerthError, refuseIfAny, type Warn } from "./errors/berth-error";
export { isError, sentence, type Finding } from "./errors/finding";
export {
  ruleGroups,
  rules,
  type RaisedBy,
  type Rule,
  type RuleCode,
  type Severity,
  type Source,
} from "./errors/rules";
export { rulesDocument } from "./errors/rules-document";
export type {
  AppExposuresArgs,
  AppPlacementArgs,
  ExposureArgs,
  NamedAppArgs,
  NamedServiceArgs,
  PodPlacementArgs,
  ServiceBackendArgs,
  ServiceExposureArgs,
  ServiceExposuresArgs,
  ServicePlacementArgs,
} from "./exposure/app-args";
export type { Claim, NodeBinding } from "./exposure/claims";
export { Exposure } from "./exposure/exposure";
export type {
  AppPlan,
  ContainerPort,
  ExposurePlan,
  HTTPRoutePlan,
  HTTPRouteSpec,
  IngressPlan,
  Lifecycle,
  PodsPlan,
  ServiceExposurePlan,
  ServiceExposuresPlan,
  ReadinessProbe,
  ServicePlan,
  ServicePort,
  TopologySpreadConstraint,
} from "./exposure/exposure-plan";
export { diagnose } from "./diagnosis/diagnose";
export type { HopFacts, PodFacts } from "./diagnosis/hop-facts";
export { renderVerdicts, type Verdict } from "./diagnosis/verdict";
export { HeldClaims } from "./exposure/held-claims";
export type { NodeAffinity, Placement, Toleration } from "./exposure/placement";
export type { OwnIngressControllerArgs } from "./exposure/own-controller";
export { planApps } from "./exposure/plan-apps";
export { labelSelector } from "./exposure/hop-name";
export { planApp, planExposure } from "./exposure/plan-app";
export { planService, planServiceExposure } from "./exposure/plan-service-exposure";
export { nameOfService, routeToService, type ExpectedService } from "./exposure/service-resource";
export type {
  EdgeHop,
  GatewayHop,
  Hop,
  HostPortHop,
  HTTPRouteHop,
  IngressClassHop,
  IngressControllerHop,
  IngressHop,
  LoadBalancerHop,
  NodeHop,
  NodeIdentity,
  PodHop,
  Route,
  ServiceHop,
} from "./exposure/route";
export type {
  ExistingArgs,
  ExistingNodeArgs,
  ExistingPortArgs,
  ExistingTopologyArgs,
  LoadBalancerArgs,
  LoadBalancerPortArgs,
} from "./existing-cluster/existing-cluster-args";
export {
  planExistingCluster,
  type ExistingClusterPlan,
  type NodeLabel,
} from "./existing-cluster/plan-existing-cluster";
export type { TlsPlan, TlsSecretArgs } from "./exposure/tls";
export { describeGateway, type GatewayPlan, type GatewaySpec } from "./ingress-controller/gateway-plan";
export type { IngressControllerPlacementArgs } from "./ingress-controller/ingress-controller-args";
export type { ControllerStrategy, IngressControllerPlan } from "./ingress-controller/ingress-controller-plan";
export {
  checkGatewayServed,
  checkOwnAlone,
  planIngressController,
} from "./ingress-controller/plan-ingress-controller";
export {
  controllerLabels,
  traefik,
  traefikArgs,
  traefikRules,
  type PolicyRule,
  type TraefikOptions,
} from "./ingress-controller/traefik";
export { parseKindConfig, type ParsedConfig } from "./kind-config/parse-kind-config";
export { renderKindConfig, type HostFacts } from "./kind-config/render-kind-config";
export {
  creationFacts,
  type CreationFacts,
  type NodeFacts,
  type PortFacts,
} from "./lifecycle/creation-facts";
export { changesBetween } from "./lifecycle/changes-between";
export { digest } from "./lifecycle/digest";
export { replacementTable } from "./lifecycle/replacement-table";
export {
  notSeen,
  parseSighting,
  recreated,
  sight,
  whoseContainers,
  type Found,
  type FoundClaim,
  type FoundState,
  type Sighting,
  type Whose,
} from "./lifecycle/sighting";
export { clusterAuthority } from "./record/cluster-authority";
export { parseRecord, type ClusterRecord } from "./record/cluster-record";
export { readStackOutputs, type StackOutput, type StackOutputs } from "./record/stack-outputs";
export { recordSchema } from "./record/record-schema";
export { parseReport, type ClusterReport } from "./record/cluster-report";
export { NodeRole, type NodeRecord, type Taint } from "./record/node-record";
export {
  hostEndpoint,
  portLabel,
  portLabelPrefix,
  PortProtocol,
  type PortRecord,
} from "./record/port-record";
export type { Answer } from "./verify/answer";
export { judgeAnswer } from "./verify/judge-answer";
export { planVerification, type Verification, type VerifiedPlan } from "./verify/verification";
export { parseVerification, renderVerification } from "./verify/verification-document";
export { withVerdicts } from "./verify/where-to-look";
