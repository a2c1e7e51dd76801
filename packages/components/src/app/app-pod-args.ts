import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

type PodSpec = k8s.types.input.core.v1.PodSpec;

/**
 * What of an {@link ExposedApp} goes to its pods: by Kubernetes' own names, with Kubernetes' own meaning.
 *
 * @example
 * ```ts
 * {
 *   image: "ghcr.io/example/shop:1.4.0",
 *   env: [{ name: "MODE", value: "demo" }],
 *   readinessProbe: "/healthz",
 *   podSpec: { volumes: [{ name: "data", emptyDir: {} }], containers: [{ name: "shop", volumeMounts: [{ name: "data", mountPath: "/data" }] }] },
 * }
 * ```
 */
export interface AppPodArgs {
  /** The image of the app's container. */
  readonly image: pulumi.Input<string>;
  /**
   * The container's `command`: it replaces the image's entrypoint.
   *
   * @default the image's own
   */
  readonly command?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * The container's `args`: they replace the image's command.
   *
   * @default the image's own
   */
  readonly args?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * The container's `env`.
   *
   * @default none
   */
  readonly env?: pulumi.Input<pulumi.Input<k8s.types.input.core.v1.EnvVar>[]> | undefined;
  /**
   * The container's `envFrom`: whole ConfigMaps and Secrets.
   *
   * @default none
   */
  readonly envFrom?: pulumi.Input<pulumi.Input<k8s.types.input.core.v1.EnvFromSource>[]> | undefined;
  /**
   * The container's `resources`.
   *
   * @default requests of 10m of CPU and 32Mi of memory, so that the pod is not the first to go; no limits
   */
  readonly resources?: pulumi.Input<k8s.types.input.core.v1.ResourceRequirements> | undefined;
  /**
   * The container's `securityContext`, over Berth's own, field by field. An image that has to run as root needs
   * `{ runAsNonRoot: false, capabilities: {} }`; one whose user is a name and not a number needs `{ runAsUser: 65532 }` or the like.
   *
   * @default what the Pod Security Standards call restricted: no root, no privilege escalation, no capabilities, the runtime's seccomp
   * profile
   * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
   */
  readonly securityContext?: k8s.types.input.core.v1.SecurityContext | undefined;
  /**
   * When a pod is ready for requests: the path of an HTTP GET to the containerPort that has to succeed, asked each second; or Kubernetes' own
   * probe. Of several exposures the first one's containerPort that takes TCP is asked.
   *
   * @default as soon as the containerPort accepts connections; for UDP, at once
   */
  readonly readinessProbe?: string | pulumi.Input<k8s.types.input.core.v1.Probe> | undefined;
  /**
   * When a container is started anew: the path of an HTTP GET to the containerPort, the same as for readiness, that has failed three times in a row, asked each ten
   * seconds; or Kubernetes' own probe.
   *
   * @default none, since it ends containers that are only slow
   */
  readonly livenessProbe?: string | pulumi.Input<k8s.types.input.core.v1.Probe> | undefined;
  /**
   * All else of the pods, as Kubernetes' PodSpec: volumes, more containers, init containers, a service account. The container that has the
   * app's name is the app's own, and what is said here of it goes to it.
   *
   * Nodes are chosen by placement where the pods bind a port of theirs: then `nodeName`, `nodeSelector` and `affinity.nodeAffinity` are
   * refused.
   *
   * @default nothing
   */
  readonly podSpec?: AppPodSpec | undefined;
  /**
   * Labels of all the app's objects and of its pods, beside Berth's.
   *
   * @default none
   */
  readonly labels?: Readonly<Record<string, pulumi.Input<string>>> | undefined;
  /**
   * Annotations of all the app's objects and of its pods, beside Berth's.
   *
   * @default none
   */
  readonly annotations?: Readonly<Record<string, pulumi.Input<string>>> | undefined;
}

/** Kubernetes' PodSpec. What Berth adds to is plain, so that a preview shows it. */
export interface AppPodSpec extends Partial<Omit<PodSpec, "affinity" | "containers" | "tolerations">> {
  readonly affinity?: k8s.types.input.core.v1.Affinity;
  readonly tolerations?: readonly k8s.types.input.core.v1.Toleration[];
  readonly containers?: readonly AppContainer[];
}

/** Kubernetes' Container. What Berth adds to, and the name, by which it finds the app's own, are plain. */
export interface AppContainer extends Omit<k8s.types.input.core.v1.Container, "name" | "ports"> {
  readonly name: string;
  readonly ports?: readonly k8s.types.input.core.v1.ContainerPort[];
}
