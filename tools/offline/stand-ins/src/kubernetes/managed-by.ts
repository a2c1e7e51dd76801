import { isRecord, text, withField, type KubernetesObject } from "./object";

const LABEL = "app.kubernetes.io/managed-by";

/** The label value. An environment variable can override the default value, `pulumi`. */
const VALUE = process.env["PULUMI_KUBERNETES_MANAGED_BY_LABEL"] ?? "pulumi";

/**
 * Keeps the label that Pulumi added to objects before Pulumi used server-side apply. New objects do not receive the label, because
 * `managedFields` identifies their field manager.
 */
export function withManagedByLabel(inputs: KubernetesObject, oldInputs: KubernetesObject): KubernetesObject {
  if (text(oldInputs, "metadata", "labels", LABEL) !== VALUE) return inputs;
  const metadata = inputs["metadata"];
  const labels = isRecord(metadata) ? (metadata["labels"] ?? {}) : undefined;
  return isRecord(labels) ? withField(inputs, ["metadata", "labels", LABEL], VALUE) : inputs;
}
