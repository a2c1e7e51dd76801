import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

type PodSpec = k8s.types.input.core.v1.PodSpec;

/**
 * The arguments of an {@link ExposedApp} that configure its pods. Most of them have the name and the meaning of a Kubernetes field.
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
   * The container's `command`. It overrides the image's entrypoint.
   *
   * @default the entrypoint of the image
   */
  readonly command?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * The container's `args`. This argument overrides the image's command.
   *
   * @default the command of the image
   */
  readonly args?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * The container's `env`.
   *
   * @default none
   */
  readonly env?: pulumi.Input<pulumi.Input<k8s.types.input.core.v1.EnvVar>[]> | undefined;
  /**
   * The container's `envFrom`: whole ConfigMaps and Secrets as environment variables.
   *
   * @default none
   */
  readonly envFrom?: pulumi.Input<pulumi.Input<k8s.types.input.core.v1.EnvFromSource>[]> | undefined;
  /**
   * The container's `resources`.
   *
   * @default requests of 10m of CPU and 32Mi of memory, so that the pod is not the first to be evicted; no limits
   */
  readonly resources?: pulumi.Input<k8s.types.input.core.v1.ResourceRequirements> | undefined;
  /**
   * The container's `securityContext`. Each field that you set overrides Berth's default for that field.
   *
   * If an image must run as root, set `{ runAsNonRoot: false, capabilities: {} }`. If the image names its user instead of giving a numeric
   * ID, set the ID, such as `{ runAsUser: 65532 }`.
   *
   * @default the restricted Pod Security Standard: no root user, no privilege escalation, no capabilities, the runtime's seccomp profile
   * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
   */
  readonly securityContext?: k8s.types.input.core.v1.SecurityContext | undefined;
  /**
   * The readiness probe of the container: an HTTP path, or a Kubernetes probe.
   *
   * If you set a path, such as `"/healthz"`, Kubernetes sends an HTTP GET request for the path to the containerPort every second. The pod
   * is ready when a request succeeds. If the app has several exposures, the probe uses the first containerPort that accepts TCP.
   *
   * @default TCP: the pod is ready when the containerPort accepts connections; UDP: the pod is ready immediately
   */
  readonly readinessProbe?: string | pulumi.Input<k8s.types.input.core.v1.Probe> | undefined;
  /**
   * The liveness probe of the container: an HTTP path, or a Kubernetes probe.
   *
   * If you set a path, Kubernetes sends an HTTP GET request for the path every ten seconds, to the same containerPort as for readiness.
   * Kubernetes restarts the container after three failures in a row.
   *
   * @default none, because a liveness probe also restarts containers that are only slow
   */
  readonly livenessProbe?: string | pulumi.Input<k8s.types.input.core.v1.Probe> | undefined;
  /**
   * All other settings of the pods, as a Kubernetes PodSpec. Examples are volumes, additional containers, init containers and a service
   * account.
   *
   * To configure the app's own container, add a container that has the app's name.
   *
   * If the pods bind a port of their node, Berth selects the node. In this case, Berth rejects `nodeName`, `nodeSelector` and
   * `affinity.nodeAffinity`.
   *
   * @default no other settings
   */
  readonly podSpec?: AppPodSpec | undefined;
  /**
   * Labels of the app's pods and of all its objects, in addition to Berth's labels.
   *
   * @default none
   */
  readonly labels?: Readonly<Record<string, pulumi.Input<string>>> | undefined;
  /**
   * Annotations of the app's pods and of all its objects, in addition to Berth's annotations.
   *
   * @default none
   */
  readonly annotations?: Readonly<Record<string, pulumi.Input<string>>> | undefined;
}

/**
 * A Kubernetes PodSpec. Berth adds values to some of its fields. These fields accept plain values only, not Pulumi Outputs, so that a
 * preview shows them.
 */
export interface AppPodSpec extends Partial<Omit<PodSpec, "affinity" | "containers" | "tolerations">> {
  readonly affinity?: k8s.types.input.core.v1.Affinity;
  readonly tolerations?: readonly k8s.types.input.core.v1.Toleration[];
  readonly containers?: readonly AppContainer[];
}

/**
 * A Kubernetes Container. Berth finds the app's container by `name` and adds `ports`. These two fields accept plain values only, not Pulumi
 * Outputs.
 */
export interface AppContainer extends Omit<k8s.types.input.core.v1.Container, "name" | "ports"> {
  readonly name: string;
  readonly ports?: readonly k8s.types.input.core.v1.ContainerPort[];
}
