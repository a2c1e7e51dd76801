import { annotationOf, isRecord, withField, type KubernetesObject } from "./object";

/**
 * What a program may ask of the provider through an object's annotations.
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

/** Whether an annotation says `"true"`. */
export function isAnnotated(object: KubernetesObject, key: string): boolean {
  return annotationOf(object, key) === "true";
}

/** A copy with an annotation; the object as it is where its metadata or annotations are unknown. */
export function annotated(object: KubernetesObject, key: string, value: string): KubernetesObject {
  const metadata = object["metadata"] ?? {};
  if (!isRecord(metadata)) return object;
  const annotations = metadata["annotations"] ?? {};
  return isRecord(annotations) ? withField(object, ["metadata", "annotations", key], value) : object;
}

/**
 * How long an object may take, in seconds: the resource option `customTimeouts`, else the annotation, else the default.
 *
 * @param customTimeout - `customTimeouts` for this operation in seconds, 0 where there is none
 * @param defaultSeconds - ten minutes for everything that has no limit of its own
 */
export function timeoutOf(object: KubernetesObject, customTimeout: number, defaultSeconds = 600): number {
  if (customTimeout !== 0) return customTimeout;
  const value = annotationOf(object, ANNOTATIONS.timeoutSeconds);
  return /^[+-]?\d+$/.test(value) ? Number(value) : defaultSeconds;
}

/** What becomes of the objects that an object owns when it is deleted; `Foreground` unless annotated otherwise. */
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
