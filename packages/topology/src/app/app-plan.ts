import type { GatewayPlan } from "../ingress-controller/gateway-plan";
import type { IngressControllerPlan } from "../ingress-controller/ingress-controller-plan";
import type { PortProtocol, PortRecord } from "../model/port-record";
import type { Claim } from "../model/claim";
import type { Exposure } from "../model/exposure";
import type { Placement } from "../placement/placement";
import type { Route } from "../model/route";

/** An app as it is to be made: its pods, and the ways that lead to them. */
export interface AppPlan extends Pick<ExposurePlan, "name" | "namespace" | "selector" | "pods"> {
  /** The ways to the app, in the order in which the program gives them. */
  readonly exposures: readonly [ExposurePlan, ...ExposurePlan[]];
  /** The Services of all of them, each once. */
  readonly services: readonly ServicePlan[];
}

/** A way to an app as it is to be made. What goes into Kubernetes objects is in Kubernetes' own form. */
export interface ExposurePlan {
  /** The app's name, and that of its Deployment. */
  readonly name: string;
  /** The name of what belongs to this exposure alone, such as its Ingress: the app's name, unless another exposure has it. */
  readonly objectName: string;
  readonly namespace: string;
  readonly exposure: Exposure;
  /** Why this exposure. */
  readonly reason: string;
  /** The port of the cluster that leads to the app. */
  readonly port: PortRecord;
  /** The labels by which the Deployment and the Services know the app's pods. */
  readonly selector: Readonly<Record<string, string>>;
  /** The app's pods; the same for all its exposures. */
  readonly pods: PodsPlan;
  /** The Service behind this exposure, which may serve others of the app too. */
  readonly service: ServicePlan;
  /** The name of the Service that requests go to, and its port. */
  readonly backend: { readonly name: string; readonly port: number };
  /** With the exposure `ingress` only. */
  readonly ingress?: IngressPlan;
  /** With the exposure `gateway` only. */
  readonly httpRoute?: HTTPRoutePlan;
  /**
   * Where the app is reached from the host, such as `http://web.localhost:8080/`. A wildcard in the app's host stays in
   * it, for the caller to fill in.
   */
  readonly url: string;
  readonly route: Route;
  /** What of the port the app holds, against other apps. */
  readonly claim: Claim;
}

/** A Service that is there already, as it is to be exposed. Its pods and the Service itself are not Berth's. */
export interface ServiceExposuresPlan extends Pick<ServiceExposurePlan, "name" | "namespace" | "labels"> {
  /** The ways to the Service, in the order in which the program gives them. */
  readonly exposures: readonly [ServiceExposurePlan, ...ServiceExposurePlan[]];
}

/** A way to a Service that is there already. */
export interface ServiceExposurePlan extends Omit<ExposurePlan, "pods" | "selector" | "service"> {
  /** The labels of what leads to the Service. */
  readonly labels: Readonly<Record<string, string>>;
}

/** The part of a Deployment that exposure decides. */
export interface PodsPlan {
  readonly replicas: number;
  readonly strategy: { readonly type: "RollingUpdate" | "Recreate" };
  readonly placement: Placement;
  /** Left out where the pods are pinned, or there is one. */
  readonly topologySpreadConstraints?: TopologySpreadConstraint[];
  /** Left out where a new pod waits for the old one to be gone. */
  readonly lifecycle?: Lifecycle;
  /** Of the pods; left out where none are needed. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Those of all exposures, each once. */
  readonly ports: readonly [ContainerPort, ...ContainerPort[]];
  /** Of the first TCP port. Left out for UDP and SCTP, which the kubelet cannot probe. */
  readonly readinessProbe?: ReadinessProbe;
}

/** Kubernetes' wish to have pods on different nodes. */
export interface TopologySpreadConstraint {
  readonly maxSkew: number;
  readonly topologyKey: string;
  readonly whenUnsatisfiable: "ScheduleAnyway";
  readonly labelSelector: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly matchLabelKeys: string[];
}

/** Kubernetes' lifecycle of a container: what it waits for before it is told to stop. */
export interface Lifecycle {
  readonly preStop: { readonly sleep: { readonly seconds: number } };
}

/** Kubernetes' container port. */
export interface ContainerPort {
  readonly containerPort: number;
  /** The port of the node that the pod binds; left out where it binds none. */
  readonly hostPort?: number;
  readonly protocol: PortProtocol;
}

/** Kubernetes' readiness probe by TCP connection. */
export interface ReadinessProbe {
  readonly tcpSocket: { readonly port: number };
  /** In seconds. */
  readonly periodSeconds: number;
}

/** What of a Service exposure decides. */
export interface ServicePlan {
  readonly name: string;
  /** Left out where none are needed. */
  readonly annotations?: Readonly<Record<string, string>>;
  readonly type: "ClusterIP" | "NodePort" | "LoadBalancer";
  /** Left out for ClusterIP, which has none. */
  readonly externalTrafficPolicy?: "Cluster" | "Local";
  readonly ports: [ServicePort, ...ServicePort[]];
}

/** A port of an app's Service, in Kubernetes' own form. */
export interface ServicePort {
  /** Left out where the Service has one port only. */
  readonly name?: string;
  readonly port: number;
  readonly targetPort: number;
  readonly protocol: PortProtocol;
  /** What the app speaks; left out where the program does not say. */
  readonly appProtocol?: string;
  /** With the exposure `nodePort` only. */
  readonly nodePort?: number;
}

/** The certificate of an app. */
export interface TlsPlan {
  /** The host that it is for. */
  readonly host: string;
  /** The Secret that holds it. */
  readonly secretName: string;
  /** Whether it is made for the app, signed by an authority of the cluster's own. */
  readonly selfSigned: boolean;
}

/** The rule of the app's Ingress. */
export interface IngressPlan {
  /** Left out where none are needed. */
  readonly annotations?: Readonly<Record<string, string>>;
  readonly ingressClassName: string;
  readonly host: string;
  readonly path: string;
  readonly pathType: "Prefix";
  /** On an HTTPS port only. */
  readonly tls?: TlsPlan;
  /** The controller that serves the Ingress; one for each port of a cluster, shared by its apps. Left out where the user brings it. */
  readonly controller?: IngressControllerPlan;
}

/** The HTTPRoute of an app, and what has to be there for it. */
export interface HTTPRoutePlan {
  readonly spec: HTTPRouteSpec;
  /** The Gateway that the route is attached to: the controller's, shared by the apps of its port, or with `tls` the app's own. */
  readonly gateway: GatewayPlan;
  /** On an HTTPS port only. */
  readonly tls?: TlsPlan;
}

/**
 * The `spec` of an HTTPRoute, `gateway.networking.k8s.io/v1`.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httproutespec
 */
export interface HTTPRouteSpec {
  readonly parentRefs: { readonly namespace: string; readonly name: string; readonly sectionName: string }[];
  readonly hostnames: string[];
  readonly rules: {
    readonly matches: { readonly path: { readonly type: "PathPrefix"; readonly value: string } }[];
    readonly backendRefs: { readonly name: string; readonly port: number }[];
  }[];
}
