import { field, isRecord, records, text, withField, withoutField, type KubernetesObject } from "./object";
import { parsePropertyPath } from "./property-path";

/**
 * Prepares the inputs for an apply with `ignoreChanges`. If only another field manager owns an ignored field, omits the field, because
 * applying it would cause a conflict or change the field's owner. Sends all other ignored fields with their live values.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/resources/options/ignorechanges/
 * @throws Error if a path goes through an array, because the server does not identify array elements by index.
 */
export function withIgnoredFields(
  inputs: KubernetesObject,
  live: KubernetesObject,
  manager: string,
  ignoreChanges: readonly string[],
): KubernetesObject {
  const [ours, theirs] = [true, false].map((own) =>
    records(live, "metadata", "managedFields").filter(
      (entry) => (text(entry, "manager") === manager) === own,
    ),
  );
  return ignoreChanges.reduce((kept, ignored) => {
    const path = parsePropertyPath(ignored).map((step) => {
      if (typeof step === "string" && step !== "*") return step;
      throw new Error(
        `ignoreChanges of "${ignored}" is not supported here: a path through an array can't be kept on the ` +
          "server. Ignore the whole array instead.",
      );
    });
    if (owns(theirs, path) && !owns(ours, path)) return withoutField(kept, ...path);
    const value = field(live, ...path);
    return value === undefined ? kept : withField(kept, path, value);
  }, inputs);
}

/** Whether one of these entries of `managedFields` owns a field or a part of the field. */
function owns(entries: readonly Record<string, unknown>[] | undefined, path: readonly string[]): boolean {
  return (entries ?? []).some((entry) =>
    isRecord(field(entry["fieldsV1"], ...path.map((step) => `f:${step}`))),
  );
}
