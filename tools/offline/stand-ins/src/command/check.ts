import {
  Secret,
  UNKNOWN,
  isPropertyMap,
  type CheckFailure,
  type PropertyMap,
  type PropertyValue,
} from "../protocol";
import { REFUSED_INPUTS, type PropertyType } from "./properties";

/** Lists all type errors in a command's inputs. Inputs that are not in the table are not checked. */
export function checkInputs(
  inputs: PropertyMap,
  properties: Readonly<Record<string, PropertyType>>,
): readonly CheckFailure[] {
  return Object.entries(inputs).flatMap(([property, value]): CheckFailure[] => {
    const type = properties[property];
    if (type === undefined || value === null) return [];
    if (REFUSED_INPUTS.has(property)) {
      return [
        {
          property,
          reason: "The stand-in for the command provider has no assets: install the official plugin.",
        },
      ];
    }
    return fits(value, type)
      ? []
      : [{ property, reason: `expected a ${type}, but got ${describeType(value)}` }];
  });
}

function fits(value: PropertyValue, type: PropertyType): boolean {
  if (value === UNKNOWN) return true;
  if (value instanceof Secret) return fits(value.value, type);
  switch (type) {
    case "string":
    case "boolean":
      return typeof value === type;
    case "list":
      return Array.isArray(value);
    case "string list":
      return Array.isArray(value) && value.every((item) => fits(item, "string"));
    case "string map":
      return isPropertyMap(value) && Object.values(value).every((item) => fits(item, "string"));
  }
}

/** Describes a value's type without the value's content, which may be secret. */
function describeType(value: PropertyValue): string {
  if (value instanceof Secret) return describeType(value.value);
  if (Array.isArray(value)) return "a list";
  return isPropertyMap(value) ? "a map" : `a ${typeof value}`;
}
