import { annotationOf, isRecord, withField, type KubernetesObject } from "./object";

/**
 * The annotations with which a program changes how the provider handles an object.
 *
 * @see https://www.pulumi.com/registry/packages/kubernetes/how-to-guides/ and
 *   https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/metadata/annotations.go
 */
export const ANNOTATIONS = {
  autonamed: "pulumi.com/autonamed",
  skipAwait: "pulumi.com/skipAwait",
  waitFor: "pulumi.com/waitFor",
  timeoutSeconds: "pulumi.com/timeoutSeconds",
  replaceUnready: "pulumi.com/replaceUnready",
  patchForce: "pulumi.com/patchForce",
  patchFieldManager: "pulumi.com/patchFieldManager",
  deletionPropagationPolicy: "pulumi.com/deletionPropagationPolicy",
} as const;

/** Whether an annotation of an object has the value `"true"`. */
export function isAnnotated(object: KubernetesObject, key: string): boolean {
  return annotationOf(object, key) === "true";
}

/** Returns a copy of the object with the annotation. If the metadata or the annotations are unknown, returns the object unchanged. */
export function annotated(object: KubernetesObject, key: string, value: string): KubernetesObject {
  const metadata = object["metadata"] ?? {};
  if (!isRecord(metadata)) return object;
  const annotations = metadata["annotations"] ?? {};
  return isRecord(annotations) ? withField(object, ["metadata", "annotations", key], value) : object;
}

/**
 * Returns the time limit for an object, in seconds. It is the resource option `customTimeouts`. If this option is not set, it is the
 * annotation. If neither is set, it is the default.
 *
 * @param customTimeout - the value of `customTimeouts` for this operation in seconds, or 0 if it is not set
 * @param defaultSeconds - the default time limit. It is ten minutes for each `kind` without a specific time limit.
 */
export function timeoutOf(object: KubernetesObject, customTimeout: number, defaultSeconds = 600): number {
  if (customTimeout !== 0) return customTimeout;
  const value = annotationOf(object, ANNOTATIONS.timeoutSeconds);
  return /^[+-]?\d+$/.test(value) ? Number(value) : defaultSeconds;
}

/** Returns the policy for deleting the dependents of a deleted object. The default is `Foreground`. */
export function propagationPolicyOf(object: KubernetesObject): "Foreground" | "Background" | "Orphan" {
  switch (annotationOf(object, ANNOTATIONS.deletionPropagationPolicy).toLowerCase()) {
    case "orphan":
      return "Orphan";
    case "background":
      return "Background";
    default:
      return "Foreground";
  }
}
