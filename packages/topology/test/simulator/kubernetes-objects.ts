/** The fields of Kubernetes objects that the simulator uses, in the form of Kubernetes. All objects are in the same namespace. */

/** A node, as the scheduler and kube-proxy see it. */
export interface Node {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly { readonly key: string; readonly effect: string }[];
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
    readonly effect: string;
  }[];
  readonly ports: readonly ContainerPort[];
  /** The ports on which the process in the container listens. They do not depend on the manifest. */
  readonly listens: readonly { readonly port: number; readonly protocol: string }[];
  /** Set if the process is Traefik: the IngressClass and the Gateway that it serves. */
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
  /** A path of the type `Prefix`. */
  readonly path: string;
  readonly backend: Backend;
}

/** An HTTPRoute with one rule. */
export interface HTTPRoute {
  /** The GatewayClass of the Gateway to which the HTTPRoute is attached. */
  readonly gatewayClassName: string;
  readonly hostname: string;
  /** A path of the type `PathPrefix`. */
  readonly path: string;
  readonly backend: Backend;
}

/** The port of a Service that receives the requests. */
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
