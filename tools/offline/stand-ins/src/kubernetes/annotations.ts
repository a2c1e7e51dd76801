import { annotationOf, isRecord, withField, type KubernetesObject } from "./object";

/**
 * The annotations that change how the provider handles an object.
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

/** Whether an annotation on an object has the value `"true"`. */
export function isAnnotated(object: KubernetesObject, key: string): boolean {
  return annotationOf(object, key) === "true";
}

/**
 * Returns a copy of the object that includes the annotation. Returns the object unchanged if the metadata or the annotations are unknown.
 */
export function annotated(object: KubernetesObject, key: string, value: string): KubernetesObject {
  const metadata = object["metadata"] ?? {};
  if (!isRecord(metadata)) return object;
  const annotations = metadata["annotations"] ?? {};
  return isRecord(annotations) ? withField(object, ["metadata", "annotations", key], value) : object;
}

/**
 * Returns the time limit for an object, in seconds. The resource option `customTimeouts` takes precedence over the annotation, and the
 * annotation takes precedence over the default.
 *
 * @param customTimeout - the value of `customTimeouts` for this operation in seconds, or 0 if it is not set
 * @param defaultSeconds - the default time limit, which is ten minutes for each `kind` without its own time limit
 */
export function timeoutOf(object: KubernetesObject, customTimeout: number, defaultSeconds = 600): number {
  if (customTimeout !== 0) return customTimeout;
  const value = annotationOf(object, ANNOTATIONS.timeoutSeconds);
  return /^[+-]?\d+$/.test(value) ? Number(value) : defaultSeconds;
}

/** Returns the policy for deleting an object's dependents. The default is `Foreground`. */
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
