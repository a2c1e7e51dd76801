import type { GatewayPlan } from "../ingress-controller/gateway-plan";
import type { IngressControllerPlan } from "../ingress-controller/ingress-controller-plan";
import type { PortProtocol, PortRecord } from "../model/port-record";
import type { Claim } from "../model/claim";
import type { Exposure } from "../model/exposure";
import type { Placement } from "../placement/placement";
import type { Route } from "../model/route";

/** The plan of an app: its pods, its Services and its exposures. */
export interface AppPlan extends Pick<ExposurePlan, "name" | "namespace" | "selector" | "pods"> {
  /** The exposures of the app, in the order of the arguments. */
  readonly exposures: readonly [ExposurePlan, ...ExposurePlan[]];
  /** The Services of all exposures, without duplicates. */
  readonly services: readonly ServicePlan[];
}

/** The plan of one exposure of an app. Fields of Kubernetes objects have the format of the Kubernetes API. */
export interface ExposurePlan {
  /** The name of the app and of its Deployment. */
  readonly name: string;
  /**
   * The name of the objects that belong to only this exposure, such as its Ingress. Only the first exposure of an app uses the app's name.
   */
  readonly objectName: string;
  readonly namespace: string;
  readonly exposure: Exposure;
  /** Why Berth uses this exposure, as a clause for messages. */
  readonly reason: string;
  /** The port of the cluster that exposes the app. */
  readonly port: PortRecord;
  /** The labels with which the Deployment and the Services select the app's pods. */
  readonly selector: Readonly<Record<string, string>>;
  /** The app's pods, which all exposures share. */
  readonly pods: PodsPlan;
  /** The Service of this exposure. Other exposures of the app may share it. */
  readonly service: ServicePlan;
  /** The name and the port of the Service that receives the requests. */
  readonly backend: { readonly name: string; readonly port: number };
  /** Set only with the exposure `ingress`. */
  readonly ingress?: IngressPlan;
  /** Set only with the exposure `gateway`. */
  readonly httpRoute?: HTTPRoutePlan;
  /**
   * The URL of the app on the host, such as `http://web.localhost:8080/`. If the app's host has a wildcard, the URL contains the wildcard,
   * and the caller must replace it.
   */
  readonly url: string;
  readonly route: Route;
  /**
   * The claim of the exposure: the whole port, or a host and path on the port. Berth compares claims to detect conflicts with other apps.
   */
  readonly claim: Claim;
}

/** The plan of an existing Service. Berth does not manage the Service or its pods. */
export interface ServiceExposuresPlan extends Pick<ServiceExposurePlan, "name" | "namespace" | "labels"> {
  /** The exposures of the Service, in the order of the arguments. */
  readonly exposures: readonly [ServiceExposurePlan, ...ServiceExposurePlan[]];
}

/** The plan of one exposure of an existing Service. */
export interface ServiceExposurePlan extends Omit<ExposurePlan, "pods" | "selector" | "service"> {
  /** The labels of the objects that expose the Service. */
  readonly labels: Readonly<Record<string, string>>;
}

/** The fields of a Deployment that depend on the exposures. */
export interface PodsPlan {
  readonly replicas: number;
  readonly strategy: { readonly type: "RollingUpdate" | "Recreate" };
  readonly placement: Placement;
  /** Omitted if the pods are pinned or there is only one pod. */
  readonly topologySpreadConstraints?: TopologySpreadConstraint[];
  /** Omitted if a new pod starts only after the old pod has stopped, or if the grace period is too short. */
  readonly lifecycle?: Lifecycle;
  /** The annotations of the pods; omitted if there are none. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** The container ports of all exposures, without duplicates. */
  readonly ports: readonly [ContainerPort, ...ContainerPort[]];
  /** Probes the first TCP port. Omitted if all ports are UDP or SCTP, which the kubelet cannot probe. */
  readonly readinessProbe?: ReadinessProbe;
}

/** A topology spread constraint of Kubernetes, which spreads pods over the nodes if possible. */
export interface TopologySpreadConstraint {
  readonly maxSkew: number;
  readonly topologyKey: string;
  readonly whenUnsatisfiable: "ScheduleAnyway";
  readonly labelSelector: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly matchLabelKeys: string[];
}

/** The lifecycle of a Kubernetes container: a `preStop` hook that delays the stop signal. */
export interface Lifecycle {
  readonly preStop: { readonly sleep: { readonly seconds: number } };
}

/** A container port of Kubernetes. */
export interface ContainerPort {
  readonly containerPort: number;
  /** The port that the pod binds on its node; omitted if the pod binds no port on its node. */
  readonly hostPort?: number;
  readonly protocol: PortProtocol;
}

/** A readiness probe of Kubernetes that opens a TCP connection. */
export interface ReadinessProbe {
  readonly tcpSocket: { readonly port: number };
  readonly periodSeconds: number;
}

/** The fields of a Service that depend on the exposures. */
export interface ServicePlan {
  readonly name: string;
  /** The annotations; omitted if there are none. */
  readonly annotations?: Readonly<Record<string, string>>;
  readonly type: "ClusterIP" | "NodePort" | "LoadBalancer";
  /**
   * Whether Pulumi does not wait until the Service is ready, because the health check waits for the whole route. Deletion is awaited in any
   * case. Omitted if Pulumi waits.
   */
  readonly skipAwait?: true;
  /** Omitted if the Service has the type `ClusterIP`, which does not support an external traffic policy. */
  readonly externalTrafficPolicy?: "Cluster" | "Local";
  readonly ports: [ServicePort, ...ServicePort[]];
}

/** A port of an app's Service, in the format of the Kubernetes API. */
export interface ServicePort {
  /** Omitted if the Service has only one port. */
  readonly name?: string;
  readonly port: number;
  readonly targetPort: number;
  readonly protocol: PortProtocol;
  /** The application protocol of the app; omitted if the program does not set it. */
  readonly appProtocol?: string;
  /** Set only with the exposure `nodePort`. */
  readonly nodePort?: number;
}

/** The TLS certificate of an app. */
export interface TlsPlan {
  /** The host for which the certificate is valid. */
  readonly host: string;
  /** The name of the Secret that contains the certificate. */
  readonly secretName: string;
  /** Whether Berth creates the certificate, signed by a certificate authority of the cluster. */
  readonly selfSigned: boolean;
}

/** The fields of the app's Ingress that depend on the exposure. */
export interface IngressPlan {
  /** The annotations; omitted if there are none. */
  readonly annotations?: Readonly<Record<string, string>>;
  readonly ingressClassName: string;
  readonly host: string;
  readonly path: string;
  readonly pathType: "Prefix";
  /** Set only on an HTTPS port. */
  readonly tls?: TlsPlan;
  /** The Ingress controller of the port, which all apps on this port share. Omitted if the user installs the controller. */
  readonly controller?: IngressControllerPlan;
}

/** The HTTPRoute of an app, and the objects that it requires. */
export interface HTTPRoutePlan {
  readonly spec: HTTPRouteSpec;
  /**
   * The Gateway to which the HTTPRoute attaches. Without `tls`, this is the controller's Gateway, which the apps on the port share. With
   * `tls`, the app has its own Gateway.
   */
  readonly gateway: GatewayPlan;
  /** Set only on an HTTPS port. */
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
