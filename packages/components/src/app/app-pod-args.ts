import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

type PodSpec = k8s.types.input.core.v1.PodSpec;

/**
 * The arguments of an {@link ExposedApp} that configure its pods. Most arguments have the same name and meaning as a Kubernetes field.
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
  /** The image for the app's container. */
  readonly image: pulumi.Input<string>;
  /**
   * The container's `command`. It overrides the image's entrypoint.
   *
   * @default the image's entrypoint
   */
  readonly command?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * The container's `args`. This argument overrides the image's command.
   *
   * @default the image's command
   */
  readonly args?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * The container's `env`.
   *
   * @default none
   */
  readonly env?: pulumi.Input<pulumi.Input<k8s.types.input.core.v1.EnvVar>[]> | undefined;
  /**
   * The container's `envFrom`, which sets environment variables from ConfigMaps and Secrets.
   *
   * @default none
   */
  readonly envFrom?: pulumi.Input<pulumi.Input<k8s.types.input.core.v1.EnvFromSource>[]> | undefined;
  /**
   * The container's `resources`.
   *
   * @default requests for 10m of CPU and 32Mi of memory, so that the pod is not evicted first; no limits
   */
  readonly resources?: pulumi.Input<k8s.types.input.core.v1.ResourceRequirements> | undefined;
  /**
   * The container's `securityContext`. Each field that you set overrides Berth's default for that field.
   *
   * If the image must run as root, set `{ runAsNonRoot: false, capabilities: {} }`. If the image specifies its user by name, set the
   * numeric user ID, such as `{ runAsUser: 65532 }`.
   *
   * @default the restricted Pod Security Standard: no root user, no privilege escalation, no capabilities, the runtime's seccomp profile
   * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
   */
  readonly securityContext?: k8s.types.input.core.v1.SecurityContext | undefined;
  /**
   * The container's readiness probe: an HTTP path or a Kubernetes probe.
   *
   * If you set a path, such as `"/healthz"`, Kubernetes sends an HTTP GET request for this path to the containerPort every second. The pod
   * is ready when a request succeeds. If the app has several exposures, the probe uses the first TCP containerPort.
   *
   * @default for TCP, the pod is ready when the containerPort accepts connections; for UDP, the pod is ready immediately
   */
  readonly readinessProbe?: string | pulumi.Input<k8s.types.input.core.v1.Probe> | undefined;
  /**
   * The container's liveness probe: an HTTP path or a Kubernetes probe.
   *
   * If you set a path, Kubernetes sends an HTTP GET request for this path every ten seconds. The probe uses the same containerPort as the
   * readiness probe. Kubernetes restarts the container after three failures in a row.
   *
   * @default none, because a liveness probe can restart a healthy but slow container
   */
  readonly livenessProbe?: string | pulumi.Input<k8s.types.input.core.v1.Probe> | undefined;
  /**
   * All other pod settings, as a Kubernetes PodSpec, such as volumes, additional containers, init containers and a service account.
   *
   * To configure the app's own container, add a container that has the app's name.
   *
   * The pods get a token for the Kubernetes API only if you set `serviceAccountName` or `automountServiceAccountToken`.
   *
   * If the pods bind a port on their node, Berth selects the node, and rejects `nodeName`, `nodeSelector` and `affinity.nodeAffinity`.
   *
   * @default no other settings
   */
  readonly podSpec?: AppPodSpec | undefined;
  /**
   * Labels for the app's pods and for all its objects, in addition to Berth's labels.
   *
   * @default none
   */
  readonly labels?: Readonly<Record<string, pulumi.Input<string>>> | undefined;
  /**
   * Annotations for the app's pods and for all its objects, in addition to Berth's annotations.
   *
   * @default none
   */
  readonly annotations?: Readonly<Record<string, pulumi.Input<string>>> | undefined;
}

/**
 * A Kubernetes PodSpec. Berth adds values to some of its fields. These fields accept only plain values, not Pulumi Outputs, so that a
 * preview can show them.
 */
export interface AppPodSpec extends Partial<Omit<PodSpec, "affinity" | "containers" | "tolerations">> {
  readonly affinity?: k8s.types.input.core.v1.Affinity;
  readonly tolerations?: readonly k8s.types.input.core.v1.Toleration[];
  readonly containers?: readonly AppContainer[];
}

/**
 * A Kubernetes Container. Berth finds the app's container by its `name`, and adds `ports`. The fields `name` and `ports` accept only plain
 * values, not Pulumi Outputs.
 */
export interface AppContainer extends Omit<k8s.types.input.core.v1.Container, "name" | "ports"> {
  readonly name: string;
  readonly ports?: readonly k8s.types.input.core.v1.ContainerPort[];
}
