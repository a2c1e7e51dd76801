import { argumentKeys, componentArguments, type ComponentArgument } from "./component-arguments";
import { isObject, type PlainObject } from "./patch-texts";

/**
 * Applies a merge patch to a kubeadm document, in the same way as kind. A merge patch (RFC 7386) replaces values, and removes values that
 * are null in the patch. kind has two exceptions. It adds `certSANs` to the existing list. In v1beta4 documents, it merges component
 * arguments by their names.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/patch/kubeadm_merge.go
 */
export function applyMergePatch(document: PlainObject, patch: PlainObject): PlainObject {
  const mergesArguments = String(document["apiVersion"]).endsWith("v1beta4");
  const convertsMaps = patch["apiVersion"] === undefined || patch["apiVersion"] === "";
  return merge(document, patch, { mergesArguments, convertsMaps });
}

interface Exceptions {
  readonly mergesArguments: boolean;
  /** Whether kind converts a map of arguments to a list. kind drops a map if the patch has an API version. */
  readonly convertsMaps: boolean;
}

function merge(target: unknown, patch: PlainObject, exceptions: Exceptions): PlainObject {
  const merged = new Map<string, unknown>(isObject(target) ? Object.entries(target) : []);
  for (const [key, value] of Object.entries(patch)) {
    if (exceptions.mergesArguments && argumentKeys.includes(key)) {
      merged.set(key, mergedArguments(merged.get(key), value, exceptions));
    } else if (key === "certSANs") {
      merged.set(key, [...new Set([...listOf(merged.get(key)), ...listOf(value)])]);
    } else if (value === null) {
      merged.delete(key);
    } else {
      merged.set(key, isObject(value) ? merge(merged.get(key), value, exceptions) : value);
    }
  }
  return Object.fromEntries(merged);
}

function mergedArguments(target: unknown, patch: unknown, { convertsMaps }: Exceptions): ComponentArgument[] {
  const changes = Array.isArray(patch) || convertsMaps ? componentArguments(patch) : [];
  let merged = componentArguments(target);
  for (const { name, value } of changes) {
    const isNew = !merged.some((argument) => argument.name === name);
    if (value === null || value === undefined) merged = merged.filter((argument) => argument.name !== name);
    else if (isNew) merged = [...merged, { name, value }];
    else merged = merged.map((argument) => (argument.name === name ? { name, value } : argument));
  }
  return merged;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
