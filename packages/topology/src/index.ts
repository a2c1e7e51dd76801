export type {
  ClusterArgs,
  ExtraPortMappingArgs,
  NodeArgs,
  PortMappingArgs,
  PortRange,
  TopologyArgs,
} from "./cluster/cluster-args";
export type { LifecycleArgs, RegistryArgs, TimeoutArgs } from "./cluster/lifecycle-args";
export type { KindArgs, MountArgs, NetworkingArgs, PatchJSON6902Args } from "./cluster/kind-args";
export { recordOf, type ClusterPlan, type NodePlan, type RegistryPlan } from "./cluster/cluster-plan";
export { derivableHostPorts, derivedHostPortRange } from "./cluster/derive-host-ports";
export { EngineName } from "./model/engine-name";
export { fullImageName } from "./cluster/image-reference";
export { kubernetesMinor } from "./cluster/kubernetes-minor";
export { addressesOverlap, canonicalAddress } from "./model/listen-address";
export { edgeContainerName } from "./model/edge-container";
export { containerName } from "./model/node-names";
export { pinnedNodeImage, pinnedNodeImages } from "./cluster/pinned-node-images";
export { possibleExposures, type JudgedExposure, type PossibleExposures } from "./cluster/possible-exposures";
export { clusterArgumentNames, planCluster } from "./cluster/plan-cluster";
export { parsePlan, renderPlan } from "./cluster/plan-document";
export { edgeLabel, planEdges, type EdgePlan } from "./edge/edge-plan";
export { BerthError, throwIfErrors, type Warn } from "./findings/berth-error";
export { isError, type ArgumentFinding, type Finding, type SystemFinding } from "./findings/finding";
export { printable } from "./findings/printable";
export { sentence } from "./findings/sentence";
export {
  ruleCodes,
  ruleGroups,
  rules,
  type Rule,
  type RuleCode,
  type Severity,
  type Source,
} from "./findings/rules";
export type {
  AppExposuresArgs,
  AppPlacementArgs,
  ExposureArgs,
  NamedAppArgs,
  NamedServiceArgs,
  OwnIngressControllerArgs,
  PodPlacementArgs,
  ServiceBackendArgs,
  ServiceExposureArgs,
  ServiceExposuresArgs,
  ServicePlacementArgs,
  TlsSecretArgs,
} from "./app/arguments/app-args";
export { hostPortUrl } from "./app/exposures/url";
export type { VerifyArgs, VerifySeconds } from "./app/arguments/verify-args";
export type { Claim, NodeBinding } from "./model/claim";
export { chooseExposure, Exposure, type ChosenExposure } from "./model/exposure";
export { isInRange, nodePortRange, type NodePortRange } from "./model/node-port-range";
export type {
  AppPlan,
  AppStrategy,
  ExposurePlan,
  HTTPRoutePlan,
  HTTPRouteSpec,
  IngressPlan,
  Lifecycle,
  ServiceExposurePlan,
  ServiceExposuresPlan,
  ServicePlan,
  TlsPlan,
} from "./app/app-plan";
export { diagnose, verdictOn } from "./diagnosis/diagnose";
export type { Diagnosis, HopDiagnosis } from "./diagnosis/diagnosis";
export type { HopFacts } from "./diagnosis/hop-facts";
export { classifyPod } from "./diagnosis/pods/classify-pod";
export type {
  ContainerStatus,
  NodeTaint,
  PodFacts,
  ReplicaFailureFacts,
  RolloutFacts,
  UnscheduledFacts,
} from "./diagnosis/pods/pod-facts";
export { whyNotReady } from "./diagnosis/pods/why-not-ready";
export { renderVerdicts, type Verdict } from "./diagnosis/verdict";
export { evidenceFields, type Evidence, type EvidenceField } from "./model/hops/evidence";
export {
  hopCodeNames,
  hopCodes,
  type HopCode,
  type HopCodeEntry,
  type HopEvidence,
} from "./model/hops/hop-codes";
export { hopKinds, type HopKind, type HopKindEntry } from "./model/hops/hop-kind";
export { describeObject, type HopObject, type ObjectKind } from "./model/hops/hop-object";
export { Heals, HopState, RouteVerdict, routeVerdict } from "./model/hops/hop-state";
export { HeldClaims } from "./app/claims/held-claims";
export type { Placement } from "./placement/placement";
export { accepts, type GivenToleration, type Toleration } from "./placement/tolerations";
export { planApps } from "./app/plan-apps";
export { labelSelector } from "./model/hop-name";
export { planApp, planExposure } from "./app/plan-app";
export { planService, planServiceExposure } from "./app/plan-service";
export type { NodePortOfService } from "./app/services/local-policy";
export { expectedService, type ExpectedService } from "./app/services/expected-service";
export { nameOfService, routeToService } from "./app/services/service-resource";
export { answersOnEveryNode } from "./model/route";
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
} from "./model/route";
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
export { describeGateway, type GatewayPlan, type GatewaySpec } from "./ingress-controller/gateway-plan";
export type { IngressControllerPlacementArgs } from "./ingress-controller/ingress-controller-args";
export type { IngressControllerPlan } from "./ingress-controller/ingress-controller-plan";
export { planIngressController } from "./ingress-controller/plan-ingress-controller";
export {
  controllerLabels,
  traefik,
  traefikArgs,
  traefikRules,
  type PolicyRule,
} from "./ingress-controller/traefik";
export { decodeText, EncodingError } from "./kind-config/decode-text";
export { parseKindConfig } from "./kind-config/parse-kind-config";
export { renderKindConfig, type HostFacts } from "./kind-config/render-kind-config";
export { creationFacts, type CreationFacts } from "./lifecycle/creation-facts";
export { changesBetween } from "./lifecycle/changes-between";
export { digest } from "./lifecycle/digest";
export { failedObservation } from "./lifecycle/failed-observation";
export {
  notObserved,
  parseObservation,
  recreated,
  observe,
  compareContainers,
  type FoundCluster,
  type Observation,
} from "./lifecycle/observation";
export { clusterAuthority } from "./record/cluster-authority";
export { parseRecord, type ClusterRecord } from "./model/cluster-record";
export { readStackOutputs, type StackOutput } from "./record/stack-outputs";
export { recordSchema } from "./record/record-schema";
export { parseReport, type ClusterReport } from "./record/cluster-report";
export { NodeRole, TaintEffect, type NodeRecord, type Taint } from "./model/node-record";
export { isTaintOfKubernetes } from "./model/taint-of-kubernetes";
export { taintText } from "./model/taint-text";
export {
  hostEndpoint,
  hostEndpoints,
  portLabel,
  portLabelPrefix,
  PortProtocol,
  portsByAddress,
  type HostPortRecord,
  type PortRecord,
} from "./model/port-record";
export type { Answer } from "./verify/answer";
export { classifyAnswer } from "./verify/classify-answer";
export {
  deadlineOf,
  decideWait,
  defaultWaitLimits,
  isSame,
  mustObserve,
  podsHop,
  podState,
  type RouteObservation,
  type WaitDecision,
  type WaitLimits,
  type WaitState,
} from "./verify/decide-wait";
export { isPermanentAnswer, judgeAnswer } from "./verify/judge-answer";
export {
  checkedSubject,
  planControllerVerification,
  planVerification,
  type Verification,
  type VerifiedPlan,
} from "./verify/verification";
export { parseVerification, renderVerification } from "./verify/verification-document";
export { withVerdicts } from "./verify/where-to-look";
export { typescriptLiteral } from "./examples/typescript-literal";
