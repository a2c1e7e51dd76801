export type {
  ClusterArgs,
  ExtraPortMappingArgs,
  NodeArgs,
  PortMappingArgs,
  TopologyArgs,
} from "./cluster/cluster-args";
export type { KindArgs, MountArgs, NetworkingArgs, PatchJSON6902Args } from "./cluster/kind-args";
export { recordOf, type ClusterPlan, type NodePlan } from "./cluster/cluster-plan";
export { addressesOverlap, canonicalAddress } from "./cluster/listen-address";
export { containerName } from "./cluster/node-names";
export { planCluster } from "./cluster/plan-cluster";
export { fixedAtCreation, parsePlan, renderPlan } from "./cluster/plan-document";
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
export type { AppPlacementArgs } from "./exposure/app-args";
export type { Claim } from "./exposure/claims";
export { Exposure } from "./exposure/exposure";
export type {
  ContainerPort,
  ExposurePlan,
  IngressPlan,
  PodsPlan,
  ReadinessProbe,
  ServicePlan,
} from "./exposure/exposure-plan";
export type { NodeAffinity, Placement, Toleration } from "./exposure/placement";
export { planExposure } from "./exposure/plan-exposure";
export type {
  Hop,
  HostPortHop,
  IngressControllerHop,
  IngressHop,
  NodeHop,
  PodHop,
  Route,
  ServiceHop,
} from "./exposure/route";
export type { IngressControllerPlan } from "./ingress-controller/ingress-controller-plan";
export { planIngressController } from "./ingress-controller/plan-ingress-controller";
export { traefik, traefikArgs, traefikRules, type PolicyRule } from "./ingress-controller/traefik";
export { renderKindConfig, type HostFacts } from "./kind-config/render-kind-config";
export { parseRecord, type ClusterRecord } from "./record/cluster-record";
export { recordSchema } from "./record/record-schema";
export type { ClusterReport } from "./record/cluster-report";
export { NodeRole, type NodeRecord, type Taint } from "./record/node-record";
export { hostEndpoint, portLabel, PortProtocol, type PortRecord } from "./record/port-record";
