/** What of Kubernetes' objects the simulator looks at, in Kubernetes' own form. All are in one namespace unless they say. */

/** A node as the scheduler and kube-proxy see it. */
export interface Node {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly { readonly key: string; readonly effect: string }[];
}

/** The port of a container. */
export interface ContainerPort {
  readonly containerPort: number;
  readonly hostPort?: number;
  readonly protocol: string;
}

/** Required node affinity. */
export interface NodeAffinity {
  readonly nodeAffinity: {
    readonly requiredDuringSchedulingIgnoredDuringExecution: {
      readonly nodeSelectorTerms: readonly {
        readonly matchExpressions: readonly {
          readonly key: string;
          readonly operator: string;
          readonly values: readonly string[];
        }[];
      }[];
    };
  };
}

/** A Deployment, and what its container does when it runs. */
export interface Deployment {
  readonly name: string;
  readonly replicas: number;
  readonly strategy: string;
  readonly podLabels: Readonly<Record<string, string>>;
  /** None where it is left out. */
  readonly affinity?: NodeAffinity | undefined;
  readonly tolerations: readonly {
    readonly key: string;
    readonly operator: string;
    readonly effect: string;
  }[];
  readonly ports: readonly ContainerPort[];
  /** What the process in the container listens on, whatever the manifest says. */
  readonly listens: readonly { readonly port: number; readonly protocol: string }[];
  /** Set where the process is Traefik: the IngressClass and the Gateway that it serves. */
  readonly serves?: { readonly ingressClassName: string; readonly gatewayClassName?: string };
}

/** A Service. */
export interface Service {
  readonly name: string;
  readonly type: string;
  readonly externalTrafficPolicy?: string;
  readonly selector: Readonly<Record<string, string>>;
  readonly ports: readonly {
    readonly name?: string;
    readonly port: number;
    readonly targetPort: number;
    readonly protocol: string;
    readonly nodePort?: number;
  }[];
}

/** An Ingress of one rule. */
export interface Ingress {
  readonly annotations: Readonly<Record<string, string>>;
  readonly ingressClassName: string;
  readonly host: string;
  /** A path of the type `Prefix`. */
  readonly path: string;
  readonly backend: Backend;
}

/** An HTTPRoute of one rule. */
export interface HTTPRoute {
  /** The class of the Gateway that it is attached to. */
  readonly gatewayClassName: string;
  readonly hostname: string;
  /** A path of the type `PathPrefix`. */
  readonly path: string;
  readonly backend: Backend;
}

/** The port of a Service that requests are sent to. */
export interface Backend {
  readonly service: string;
  readonly port: number;
}

/** All objects of a cluster. */
export interface Objects {
  readonly deployments: readonly Deployment[];
  readonly services: readonly Service[];
  readonly ingresses: readonly Ingress[];
  readonly httpRoutes: readonly HTTPRoute[];
}
