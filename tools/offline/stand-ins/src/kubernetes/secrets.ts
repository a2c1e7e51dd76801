import {
  asSecret,
  containsSecret,
  isPropertyMap,
  Secret,
  type PropertyMap,
  type PropertyValue,
} from "../protocol";

/**
 * Marks a field as secret if the same field is secret in `from`. If an array in `from` contains a secret, the whole array becomes secret,
 * because the elements may have moved. The data in a Kubernetes Secret is always secret.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/provider/provider.go `annotateSecrets`
 */
export function withSecretsOf(properties: PropertyMap, from: PropertyMap): PropertyMap {
  if (properties["kind"] === "Secret") {
    return mapEntries(properties, (value, name) =>
      name === "data" || name === "stringData" ? asSecret(value) : value,
    );
  }
  return mapEntries(properties, (value, name) => {
    const source = from[name];
    if (source === undefined) return value;
    if (isPropertyMap(value) && isPropertyMap(source)) return withSecretsOf(value, source);
    return containsSecret(source) ? asSecret(value) : value;
  });
}

/**
 * Marks values in `data` as secret if the values with the same keys in the inputs' `stringData` are secret. The API server returns
 * `stringData` as `data`.
 */
export function withStringDataSecrets(properties: PropertyMap, inputs: PropertyMap): PropertyMap {
  const { data } = properties;
  const { stringData } = inputs;
  if (properties["kind"] !== "Secret" || data === undefined || stringData === undefined) return properties;
  if (stringData instanceof Secret) return { ...properties, data: asSecret(data) };
  if (!isPropertyMap(data) || !isPropertyMap(stringData)) return properties;
  return { ...properties, data: withSecretsOf(data, stringData) };
}

function mapEntries(
  map: PropertyMap,
  change: (value: PropertyValue, name: string) => PropertyValue,
): PropertyMap {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value, name)]));
}
