import type { GatewayPlan } from "../ingress-controller/gateway-plan";
import type { IngressControllerPlan } from "../ingress-controller/ingress-controller-plan";
import type { PortProtocol, PortRecord } from "../model/port-record";
import type { Claim } from "../model/claim";
import type { Exposure } from "../model/exposure";
import type { Placement } from "../placement/placement";
import type { Route } from "../model/route";

/** An app's plan: its pods, Services and exposures. */
export interface AppPlan extends Pick<ExposurePlan, "name" | "namespace" | "selector" | "pods"> {
  /** The app's exposures, in the order of the arguments. */
  readonly exposures: readonly [ExposurePlan, ...ExposurePlan[]];
  /**
   * Set if Pulumi does not wait for the rollout of the Deployment, because the health check waits for it. Omitted if Pulumi waits for the
   * rollout.
   */
  readonly skipRolloutAwait?: true;
  /** The Services for all exposures, without duplicates. */
  readonly services: readonly ServicePlan[];
}

/** The plan for one of an app's exposures. Fields for Kubernetes objects have the Kubernetes API format. */
export interface ExposurePlan {
  /** The name of the app and its Deployment. */
  readonly name: string;
  /**
   * The name for the objects that belong only to this exposure, such as its Ingress. For an app's first exposure, this is the app's name.
   */
  readonly objectName: string;
  readonly namespace: string;
  readonly exposure: Exposure;
  /** Why Berth selected this exposure, as a clause for messages. */
  readonly reason: string;
  /** The cluster port that exposes the app. */
  readonly port: PortRecord;
  /** The labels that the Deployment and the Services use to select the app's pods. */
  readonly selector: Readonly<Record<string, string>>;
  /** The app's pods, which all exposures share. */
  readonly pods: PodsPlan;
  /** The Service for this exposure. The app's other exposures may share it. */
  readonly service: ServicePlan;
  /** The name and port of the Service that receives the requests. */
  readonly backend: { readonly name: string; readonly port: number };
  /** Set only for the `ingress` exposure. */
  readonly ingress?: IngressPlan;
  /** Set only for the `gateway` exposure. */
  readonly httpRoute?: HTTPRoutePlan;
  /**
   * The app's URL on the host, such as `http://web.localhost:8080/`. If the app's host has a wildcard, the URL contains the wildcard, which
   * the caller must replace.
   */
  readonly url: string;
  readonly route: Route;
  /** The exposure's claim: the whole port, or a host and path on the port. Berth compares claims to detect conflicts with other apps. */
  readonly claim: Claim;
}

/** The plan for an existing Service. Berth does not manage the Service or its pods. */
export interface ServiceExposuresPlan extends Pick<ServiceExposurePlan, "name" | "namespace" | "labels"> {
  /** The Service's exposures, in the order of the arguments. */
  readonly exposures: readonly [ServiceExposurePlan, ...ServiceExposurePlan[]];
}

/** The plan for one of an existing Service's exposures. */
export interface ServiceExposurePlan extends Omit<ExposurePlan, "pods" | "selector" | "service"> {
  /** The labels for the objects that expose the Service. */
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * The update strategy for an app's Deployment.
 *
 * `rollingUpdate` contains Kubernetes' own defaults. If the plan omitted them, the API server would set them itself, and would then reject
 * a later change to `Recreate`. With server-side apply, Pulumi can remove only fields that it has set.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/issues/2843
 */
export type AppStrategy =
  | { readonly type: "Recreate" }
  | {
      readonly type: "RollingUpdate";
      readonly rollingUpdate: { readonly maxSurge: "25%"; readonly maxUnavailable: "25%" };
    };

/** The Deployment fields that depend on the exposures. */
export interface PodsPlan {
  readonly replicas: number;
  readonly strategy: AppStrategy;
  readonly placement: Placement;
  /** Omitted if the pods are pinned, or if there is only one pod. */
  readonly topologySpreadConstraints?: TopologySpreadConstraint[];
  /** Omitted if a new pod starts only after the old pod has stopped, or if the grace period is too short. */
  readonly lifecycle?: Lifecycle;
  /** The pods' annotations; omitted if there are none. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** The container ports for all exposures, without duplicates. */
  readonly ports: readonly [ContainerPort, ...ContainerPort[]];
  /** A probe of the first TCP port. Omitted if all ports use UDP or SCTP, which the kubelet cannot probe. */
  readonly readinessProbe?: ReadinessProbe;
}

/** A Kubernetes topology spread constraint, which spreads pods across nodes if possible. */
export interface TopologySpreadConstraint {
  readonly maxSkew: number;
  readonly topologyKey: string;
  readonly whenUnsatisfiable: "ScheduleAnyway";
  readonly labelSelector: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly matchLabelKeys: string[];
}

/** A Kubernetes container's `lifecycle`, with a `preStop` hook that delays the stop signal. */
export interface Lifecycle {
  readonly preStop: { readonly sleep: { readonly seconds: number } };
}

/** A Kubernetes container port. */
export interface ContainerPort {
  readonly containerPort: number;
  /** The port that the pod binds on its node; omitted if the pod does not bind a port there. */
  readonly hostPort?: number;
  readonly protocol: PortProtocol;
}

/** A Kubernetes readiness probe that opens a TCP connection. */
export interface ReadinessProbe {
  readonly tcpSocket: { readonly port: number };
  readonly periodSeconds: number;
}

/** The Service fields that depend on the exposures. */
export interface ServicePlan {
  readonly name: string;
  /** The annotations; omitted if there are none. */
  readonly annotations?: Readonly<Record<string, string>>;
  readonly type: "ClusterIP" | "NodePort" | "LoadBalancer";
  /**
   * Set if Pulumi does not wait until the Service is ready, because the health check waits for the whole route. Pulumi always waits for the
   * Service's deletion. Omitted if Pulumi waits for readiness.
   */
  readonly skipAwait?: true;
  /** Omitted for a Service of type `ClusterIP`, which does not support an external traffic policy. */
  readonly externalTrafficPolicy?: "Cluster" | "Local";
  readonly ports: [ServicePort, ...ServicePort[]];
}

/** A port of an app's Service, in the Kubernetes API format. */
export interface ServicePort {
  /** Omitted if the Service has only one port. */
  readonly name?: string;
  readonly port: number;
  readonly targetPort: number;
  readonly protocol: PortProtocol;
  /** The app's application protocol; omitted if the program does not set it. */
  readonly appProtocol?: string;
  /** Set only for the `nodePort` exposure. */
  readonly nodePort?: number;
}

/** An app's TLS certificate. */
export interface TlsPlan {
  /** The host that the certificate is valid for. */
  readonly host: string;
  /** The name of the Secret that contains the certificate. */
  readonly secretName: string;
  /** Whether Berth creates the certificate and signs it with the cluster's certificate authority. */
  readonly selfSigned: boolean;
}

/** The app's Ingress fields that depend on the exposure. */
export interface IngressPlan {
  /** The annotations; omitted if there are none. */
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * Set if Pulumi does not wait until a controller serves the Ingress, because the health check waits for the whole route. Omitted if Pulumi
   * waits.
   */
  readonly skipAwait?: true;
  readonly ingressClassName: string;
  readonly host: string;
  readonly path: string;
  readonly pathType: "Prefix";
  /** Set only on an HTTPS port. */
  readonly tls?: TlsPlan;
  /** The port's Ingress controller, which all apps on the port share. Omitted if the user installs the controller. */
  readonly controller?: IngressControllerPlan;
}

/** An app's HTTPRoute, and the objects that the HTTPRoute requires. */
export interface HTTPRoutePlan {
  readonly spec: HTTPRouteSpec;
  /**
   * The Gateway that the HTTPRoute attaches to. Without `tls`, this is the controller's Gateway, which all apps on the port share. With
   * `tls`, the app has its own Gateway.
   */
  readonly gateway: GatewayPlan;
  /** Set only on an HTTPS port. */
  readonly tls?: TlsPlan;
}

/**
 * The `spec` of an HTTPRoute (`gateway.networking.k8s.io/v1`).
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
