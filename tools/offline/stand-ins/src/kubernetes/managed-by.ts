import { isRecord, text, withField, type KubernetesObject } from "./object";

const LABEL = "app.kubernetes.io/managed-by";

/** What the label says: Pulumi, or what the environment puts in its place. */
const VALUE = process.env["PULUMI_KUBERNETES_MANAGED_BY_LABEL"] ?? "pulumi";

/**
 * The inputs with the label that Pulumi gave to objects before server-side apply, where they have it already. New
 * objects don't get it: their `managedFields` say who manages them.
 */
export function withManagedByLabel(inputs: KubernetesObject, oldInputs: KubernetesObject): KubernetesObject {
  if (text(oldInputs, "metadata", "labels", LABEL) !== VALUE) return inputs;
  const metadata = inputs["metadata"];
  const labels = isRecord(metadata) ? (metadata["labels"] ?? {}) : undefined;
  return isRecord(labels) ? withField(inputs, ["metadata", "labels", LABEL], VALUE) : inputs;
}
