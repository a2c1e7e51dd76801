import { field, type KubernetesObject } from "./object";
import { kindOf } from "./group-version-kind";

/**
 * A field that requires replacing the object if the field changes. The field is a list of steps from the object's root. `*` matches any
 * array element. A change counts if it affects the field, a part of the field, or an object that contains the field.
 */
export type ForceNewField = readonly string[];

/** The provider settings that determine when Secrets and ConfigMaps are replaced. */
export interface MutableData {
  readonly enableSecretMutable: boolean;
  readonly enableConfigMapMutable: boolean;
}

/** The fields that identify an object: its name and its namespace. A change to one of these fields always replaces the object. */
export const IDENTITY: readonly ForceNewField[] = paths("metadata.name", "metadata.namespace");

/**
 * Returns the immutable fields of an object's kind.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/provider/diff.go
 */
export function forceNewFields(object: KubernetesObject, config: MutableData): readonly ForceNewField[] {
  const { group, version, kind } = kindOf(object);
  const immutable = field(object, "immutable") === true;
  if (group === "" && kind === "Secret" && (!config.enableSecretMutable || immutable)) {
    return [...IDENTITY, ...paths("type", "stringData", "data")];
  }
  if (group === "" && kind === "ConfigMap" && (!config.enableConfigMapMutable || immutable)) {
    return [...IDENTITY, ...paths("binaryData", "data")];
  }
  return [...IDENTITY, ...(FORCE_NEW[`${group}/${version}/${kind}`] ?? [])];
}

function paths(...dotted: readonly string[]): readonly ForceNewField[] {
  return dotted.map((each) => each.split("."));
}

/** Returns every combination of a prefix and one of the remaining paths. */
function under(prefixes: readonly string[], rest: readonly string[]): readonly ForceNewField[] {
  return prefixes.flatMap((prefix) => paths(...rest.map((each) => `${prefix}.${each}`)));
}

const selector = paths("spec.selector");

const container = [
  ...["args", "command", "env", "image", "imagePullPolicy", "lifecycle", "livenessProbe", "ports"],
  ...["readinessProbe", "resources", "securityContext", "stdin", "stdinOnce", "terminationMessagePath"],
  ...["terminationMessagePolicy", "tty", "volumeDevices", "volumeMounts", "workingDir"],
];

const pod = [
  ...["affinity", "automountServiceAccountToken", "dnsConfig", "dnsPolicy", "enableServiceLinks"],
  ...["hostAliases", "hostIPC", "hostNetwork", "hostPID", "hostname", "imagePullSecrets", "nodeName"],
  ...["nodeSelector", "overhead", "preemptionPolicy", "priority", "priorityClassName", "readinessGates"],
  ...["restartPolicy", "runtimeClassName", "schedulerName", "securityContext", "serviceAccount"],
  ...["serviceAccountName", "shareProcessNamespace", "subdomain", "terminationGracePeriodSeconds", "volumes"],
];

const volumeSources = [
  ...["awsElasticBlockStore", "azureDisk", "azureFile", "cephfs", "cinder", "csi", "fc", "flexVolume"],
  ...["flocker", "gcePersistentDisk", "glusterfs", "hostPath", "iscsi", "local", "nfs"],
  ...["photonPersistentDisk", "portworxVolume", "quobyte", "rbd", "scaleIO", "storageos", "vsphereVolume"],
];

const statefulSet = under(
  ["spec"],
  ["podManagementPolicy", "revisionHistoryLimit", "selector", "serviceName", "volumeClaimTemplates"],
);
const job = under(["spec"], ["completions", "parallelism", "selector", "template"]);
const roleRef = paths("roleRef");

/** The immutable fields of each kind, by `group/version/Kind`. */
const FORCE_NEW: Readonly<Record<string, readonly ForceNewField[]>> = {
  "apps/v1beta1/StatefulSet": statefulSet,
  "apps/v1beta2/StatefulSet": statefulSet,
  "apps/v1/StatefulSet": statefulSet,
  "apps/v1beta2/DaemonSet": selector,
  "apps/v1/DaemonSet": selector,
  "apps/v1beta2/Deployment": selector,
  "apps/v1/Deployment": selector,
  "/v1/PersistentVolume": under(["spec"], volumeSources),
  "/v1/PersistentVolumeClaim": under(["spec"], ["accessModes", "selector", "storageClassName", "volumeName"]),
  "/v1/Pod": [...under(["spec"], pod), ...under(["spec.containers.*", "spec.initContainers.*"], container)],
  "/v1/ResourceQuota": paths("spec.scopes"),
  "/v1/Secret": paths("type"),
  "/v1/Service": paths("spec.clusterIP"),
  "policy/v1beta1/PodDisruptionBudget": paths("spec"),
  "rbac.authorization.k8s.io/v1alpha1/ClusterRoleBinding": roleRef,
  "rbac.authorization.k8s.io/v1alpha1/RoleBinding": roleRef,
  "rbac.authorization.k8s.io/v1beta1/ClusterRoleBinding": roleRef,
  "rbac.authorization.k8s.io/v1beta1/RoleBinding": roleRef,
  "rbac.authorization.k8s.io/v1/ClusterRoleBinding": roleRef,
  "rbac.authorization.k8s.io/v1/RoleBinding": roleRef,
  "storage.k8s.io/v1/StorageClass": paths("parameters", "provisioner"),
  "batch/v1beta1/Job": job,
  "batch/v1/Job": job,
  "batch/v2alpha1/Job": job,
};
