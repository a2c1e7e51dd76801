import * as models from "@kubernetes/client-node";

import type { TypeTable } from "./normalize";

/** The metadata for a generated class in the Kubernetes client library. */
interface Model {
  getAttributeTypeMap(): readonly { readonly baseName: string; readonly type: string }[];
}

/** The fields of the built-in Kubernetes types, according to Kubernetes' OpenAPI description. */
export const modelTypes: TypeTable = {
  typeOf(apiVersion, kind) {
    const version = apiVersion.slice(apiVersion.indexOf("/") + 1);
    // If two API groups have the same `kind`, such as `Event`, the class name begins with the group.
    const type = `${version.charAt(0).toUpperCase()}${version.slice(1)}${kind}`;
    return modelOf(type) === undefined ? undefined : type;
  },

  fieldsOf(type) {
    const model = modelOf(type);
    if (model === undefined) return undefined;
    return new Map(model.getAttributeTypeMap().map((attribute) => [attribute.baseName, attribute.type]));
  },
};

function modelOf(type: string): Model | undefined {
  const candidate: unknown = (models as Readonly<Record<string, unknown>>)[type];
  return isModel(candidate) ? candidate : undefined;
}

function isModel(candidate: unknown): candidate is Model {
  return typeof candidate === "function" && "getAttributeTypeMap" in candidate;
}
