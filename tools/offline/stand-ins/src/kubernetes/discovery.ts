import { isNotFound, NoMatchError } from "./api-error";
import type { Connection } from "./connection";
import { apiVersionOf, isBuiltIn, type GroupVersionKind } from "./group-version-kind";
import { records, text } from "./object";

/** The properties of a kind, as the API server reports them. */
export interface ApiResource {
  /** The URL path of the kind's API version, such as `/apis/apps/v1`. */
  readonly root: string;
  /** The resource name in URL paths, such as `deployments`. */
  readonly plural: string;
  readonly namespaced: boolean;
}

/** Reads and caches the kinds that the API server serves. */
export class Discovery {
  private readonly known = new Map<string, Promise<readonly ApiResourceOfKind[]>>();

  constructor(private readonly connection: Connection) {}

  /**
   * Returns a kind's API resource. If the kind is not cached, the function sends a new request to the server, because the kind may be new.
   *
   * @throws NoMatchError if the server does not serve the kind
   * @throws UnreachableError if the server does not respond
   */
  async resource(kind: GroupVersionKind): Promise<ApiResource> {
    const found = (await this.find(kind)) ?? (this.forget(kind), await this.find(kind));
    if (found === undefined) throw new NoMatchError(kind.kind, apiVersionOf(kind));
    return found;
  }

  /**
   * Whether objects of a `kind` are namespaced. Returns `undefined` if this is unknown. Sends no request for built-in Kubernetes objects.
   */
  async isNamespaced(kind: GroupVersionKind): Promise<boolean | undefined> {
    return isNamespacedByName(kind) ?? (await this.find(kind))?.namespaced;
  }

  private async find(kind: GroupVersionKind): Promise<ApiResource | undefined> {
    const apiVersion = apiVersionOf(kind);
    const list = this.known.get(apiVersion) ?? this.load(apiVersion);
    this.known.set(apiVersion, list);
    return (await list).find((each) => each.kind === kind.kind);
  }

  private forget(kind: GroupVersionKind): void {
    this.known.delete(apiVersionOf(kind));
  }

  private async load(apiVersion: string): Promise<readonly ApiResourceOfKind[]> {
    const root = apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    try {
      const list = await this.connection.json({ method: "GET", path: root, signal: NEVER });
      return records(list, "resources")
        .filter((each) => !text(each, "name").includes("/"))
        .map((each) => ({
          root,
          kind: text(each, "kind"),
          plural: text(each, "name"),
          namespaced: each["namespaced"] === true,
        }));
    } catch (error) {
      this.known.delete(apiVersion);
      if (isNotFound(error)) return [];
      throw error;
    }
  }
}

/** A signal that is never aborted. All resources share the result of a request, so the end of one operation must not abort the request. */
const NEVER = new AbortController().signal;

interface ApiResourceOfKind extends ApiResource {
  readonly kind: string;
}

/** Whether objects of a built-in Kubernetes `kind` are namespaced. Returns `undefined` for any other `kind`. */
export function isNamespacedByName(kind: GroupVersionKind): boolean | undefined {
  const name = kind.kind.replace(/Patch$/, "");
  if (!isBuiltIn(apiVersionOf(kind))) return undefined;
  if (CLUSTER_WIDE.has(name)) return false;
  return NAMESPACED.has(name) ? true : undefined;
}

const CLUSTER_WIDE: ReadonlySet<string> = new Set([
  ...["APIService", "CertificateSigningRequest", "ClusterRole", "ClusterRoleBinding", "CSIDriver", "CSINode"],
  ...["CustomResourceDefinition", "FlowSchema", "IngressClass", "MutatingWebhookConfiguration", "Namespace"],
  ...["Node", "PersistentVolume", "PodSecurityPolicy", "PriorityClass", "PriorityLevelConfiguration"],
  ...["RuntimeClass", "StorageClass", "ValidatingWebhookConfiguration", "VolumeAttachment"],
]);

const NAMESPACED: ReadonlySet<string> = new Set([
  ...[
    "Binding",
    "ConfigMap",
    "ControllerRevision",
    "CronJob",
    "CSIStorageCapacity",
    "DaemonSet",
    "Deployment",
  ],
  ...[
    "Endpoints",
    "EndpointSlice",
    "Event",
    "HorizontalPodAutoscaler",
    "Ingress",
    "Job",
    "Lease",
    "LimitRange",
  ],
  ...["NetworkPolicy", "PersistentVolumeClaim", "Pod", "PodDisruptionBudget", "PodTemplate", "ReplicaSet"],
  ...["ReplicationController", "ResourceQuota", "Role", "RoleBinding", "Secret", "Service", "ServiceAccount"],
  "StatefulSet",
]);
