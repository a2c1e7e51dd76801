import * as models from "@kubernetes/client-node";

import type { TypeTable } from "./normalize";

/** What the Kubernetes client's generated classes say about themselves. */
interface Model {
  getAttributeTypeMap(): readonly { readonly baseName: string; readonly type: string }[];
}

/** The fields of Kubernetes' own types, as its OpenAPI description has them. */
export const modelTypes: TypeTable = {
  typeOf(apiVersion, kind) {
    const version = apiVersion.slice(apiVersion.indexOf("/") + 1);
    // Two groups may have a kind of the same name (`Event`); their classes carry the group's name in front.
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
