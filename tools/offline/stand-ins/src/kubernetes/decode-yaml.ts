import { parseAllDocuments } from "yaml";

import { isNamespaced, type Cluster } from "./cluster";
import { kindOf } from "./group-version-kind";
import { isRecord, namespaceOf, text, withField, type KubernetesObject } from "./object";

/**
 * Parses YAML text and returns its objects, from which the SDK's `yaml.ConfigFile` and `yaml.ConfigGroup` create resources. Omits documents
 * that are not objects.
 *
 * @param defaultNamespace - the namespace for namespaced objects that do not set one; can be empty
 * @throws Error if the text is not valid YAML
 */
export async function decodeYaml(
  yaml: string,
  defaultNamespace: string,
  cluster: Cluster,
): Promise<KubernetesObject[]> {
  const objects = parseAllDocuments(yaml, { version: "1.1" }).flatMap((document) => {
    const [error] = document.errors;
    if (error !== undefined) throw error;
    const value: unknown = document.toJS();
    return isRecord(value) && text(value, "kind") !== "" && text(value, "apiVersion") !== "" ? [value] : [];
  });
  return await Promise.all(
    objects.map(async (object) => {
      if (defaultNamespace === "" || namespaceOf(object) !== "") return object;
      if (!(await isNamespaced(cluster, kindOf(object)))) return object;
      return withField(object, ["metadata", "namespace"], defaultNamespace);
    }),
  );
}
