import type { GroupVersionKind } from "../group-version-kind";

function kind(group: string, version: string, name: string): GroupVersionKind {
  return { group, version, kind: name };
}

/** The kinds that the awaiters watch. */
export const KINDS = {
  daemonSet: kind("apps", "v1", "DaemonSet"),
  deployment: kind("apps", "v1", "Deployment"),
  endpoints: kind("", "v1", "Endpoints"),
  event: kind("", "v1", "Event"),
  ingress: kind("networking.k8s.io", "v1", "Ingress"),
  job: kind("batch", "v1", "Job"),
  persistentVolumeClaim: kind("", "v1", "PersistentVolumeClaim"),
  pod: kind("", "v1", "Pod"),
  replicaSet: kind("apps", "v1", "ReplicaSet"),
  service: kind("", "v1", "Service"),
  statefulSet: kind("apps", "v1", "StatefulSet"),
  storageClass: kind("storage.k8s.io", "v1", "StorageClass"),
} as const;
