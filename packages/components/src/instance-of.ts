import * as pulumi from "@pulumi/pulumi";

/**
 * Whether a value is a component of a type. `instanceof` fails where a program has two copies of this package; Pulumi's
 * own classes tell each other apart by the type token too.
 */
export function isComponent(value: unknown, type: string): boolean {
  return pulumi.ComponentResource.isInstance(value) && "__pulumiType" in value && value.__pulumiType === type;
}
