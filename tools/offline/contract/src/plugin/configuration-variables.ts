import {
  Asset,
  containsUnknown,
  isPropertyMap,
  withoutSecrets,
  type PropertyMap,
  type PropertyValue,
} from "@kind-berth-tools/stand-ins/protocol";

/**
 * Returns the `variables` of a Configure request as the engine sends them. The key of each value is `<package>:config:<name>`. Secrets are
 * plain values, and values that are not strings are JSON text. The engine omits `version`. The official kubernetes provider reads only these
 * variables.
 *
 * @see https://github.com/pulumi/pulumi/blob/v3.232.0/sdk/go/common/resource/plugin/provider_plugin.go `Configure`
 * @throws Error if a value is unknown, because the engine then does not send the request, or if a value is an asset
 */
export function configurationVariables(
  packageName: string,
  inputs: PropertyMap,
): Readonly<Record<string, string>> {
  const variables = Object.entries(inputs)
    .filter(([name]) => name !== "version")
    .map(([name, value]) => [`${packageName}:config:${name}`, textOf(name, value)]);
  return Object.fromEntries(variables) as Record<string, string>;
}

function textOf(name: string, input: PropertyValue): string {
  if (containsUnknown(input)) {
    throw new Error(`${name} is unknown. The engine does not configure a provider with unknown values.`);
  }
  const value = withoutSecrets(input);
  if (containsAsset(value)) throw new Error(`${name} is an asset, which a configuration cannot contain.`);
  return typeof value === "string" ? value : JSON.stringify(value);
}

function containsAsset(value: PropertyValue): boolean {
  if (value instanceof Asset) return true;
  if (Array.isArray(value)) return value.some(containsAsset);
  return isPropertyMap(value) && Object.values(value).some(containsAsset);
}
