/** The Kubernetes object fields that the simulator uses, in the Kubernetes format. All objects are in the same namespace. */

/** The properties of a node that affect the scheduler and kube-proxy. */
export interface Node {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
}

/** A node taint. */
export interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: string;
}

/** A container port. */
export interface ContainerPort {
  readonly containerPort: number;
  readonly hostPort?: number;
  readonly protocol: string;
}

/** A required node affinity. */
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

/** A Deployment, and the behavior of its container. */
export interface Deployment {
  readonly name: string;
  readonly replicas: number;
  readonly strategy: string;
  readonly podLabels: Readonly<Record<string, string>>;
  /** If omitted, the Deployment has no affinity. */
  readonly affinity?: NodeAffinity | undefined;
  readonly tolerations: readonly {
    readonly key: string;
    readonly operator: string;
    readonly value?: string;
    readonly effect: string;
  }[];
  readonly ports: readonly ContainerPort[];
  /** The ports on which the container's process listens. These ports do not depend on the manifest. */
  readonly listens: readonly { readonly port: number; readonly protocol: string }[];
  /** The IngressClass and the GatewayClass that the process serves. Set only if the process is Traefik. */
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

/** An Ingress with one rule. */
export interface Ingress {
  readonly annotations: Readonly<Record<string, string>>;
  readonly ingressClassName: string;
  readonly host: string;
  /** A path of type `Prefix`. */
  readonly path: string;
  readonly backend: Backend;
}

/** An HTTPRoute with one rule. */
export interface HTTPRoute {
  /** The GatewayClass of the Gateway to which the HTTPRoute is attached. */
  readonly gatewayClassName: string;
  readonly hostname: string;
  /** A path of type `PathPrefix`. */
  readonly path: string;
  readonly backend: Backend;
}

/** The Service and port that receive the requests. */
export interface Backend {
  readonly service: string;
  readonly port: number;
}

/** All objects on a cluster. */
export interface Objects {
  readonly deployments: readonly Deployment[];
  readonly services: readonly Service[];
  readonly ingresses: readonly Ingress[];
  readonly httpRoutes: readonly HTTPRoute[];
}
