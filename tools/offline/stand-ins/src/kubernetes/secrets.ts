import {
  asSecret,
  containsSecret,
  isPropertyMap,
  Secret,
  type PropertyMap,
  type PropertyValue,
} from "../protocol";

/**
 * Marks as secret what was secret in `from`, field by field; an array that held a secret anywhere is secret as a whole,
 * since its elements may have moved. The data of a Kubernetes Secret is always secret.
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

/** The API server answers with `stringData` as `data`: what was secret there is secret here. */
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
