import { withoutSecrets, type PropertyMap } from "../protocol";
import { isRecord, text, type KubernetesObject } from "./object";
import { withSecretsOf } from "./secrets";

/** The fields that Pulumi's state contains in addition to the live object's fields. */
const INPUTS = "__inputs";
const INITIAL_API_VERSION = "__initialApiVersion";
const FIELD_MANAGER = "__fieldManager";

/** A resource's parsed state. */
export interface ObjectState {
  /** The latest applied inputs. */
  readonly inputs: KubernetesObject;
  /** The latest version of the object that the API server returned. */
  readonly live: KubernetesObject;
  /** The `apiVersion` with which the object was created. */
  readonly initialApiVersion: string;
  /** The object's field manager. `undefined` if the state does not contain one. */
  readonly fieldManager: string | undefined;
}

/**
 * Returns an object's state. Values that are secret in the inputs are also secret in the outputs.
 *
 * @param secretsFrom - the properties that determine which values are secret
 */
export function toState(
  state: ObjectState & { fieldManager: string },
  secretsFrom: PropertyMap,
): PropertyMap {
  return {
    ...withSecretsOf(toProperties(state.live), secretsFrom),
    [INPUTS]: withSecretsOf(toProperties(state.inputs), secretsFrom),
    [INITIAL_API_VERSION]: state.initialApiVersion,
    [FIELD_MANAGER]: state.fieldManager,
  };
}

/** Parses a state that {@link toState} returned. */
export function fromState(properties: PropertyMap): ObjectState {
  const {
    [INPUTS]: inputs,
    [INITIAL_API_VERSION]: initialApiVersion,
    [FIELD_MANAGER]: fieldManager,
    ...live
  } = toObject(properties);
  return {
    inputs: isRecord(inputs) ? inputs : {},
    live,
    initialApiVersion: typeof initialApiVersion === "string" ? initialApiVersion : text(inputs, "apiVersion"),
    fieldManager: typeof fieldManager === "string" ? fieldManager : undefined,
  };
}

/** Converts properties to the object that they describe, with secrets as plain text. */
export function toObject(properties: PropertyMap): KubernetesObject {
  return renamed(withoutSecrets(properties), TO_DASHES);
}

/** Converts an object to properties, without marking values as secret. */
export function toProperties(object: KubernetesObject): PropertyMap {
  // JSON from the API server and JSON from earlier engine requests contains only property values.
  return renamed(object, TO_UNDERSCORES) as PropertyMap;
}

/** The CustomResourceDefinition fields whose names contain dashes. In most of Pulumi's languages, names cannot contain dashes. */
const DASHED = [
  "x-kubernetes-embedded-resource",
  "x-kubernetes-int-or-string",
  "x-kubernetes-list-map-keys",
  "x-kubernetes-list-type",
  "x-kubernetes-map-type",
  "x-kubernetes-preserve-unknown-fields",
  "x-kubernetes-validations",
];
const TO_UNDERSCORES = new Map(DASHED.map((name) => [name, name.replaceAll("-", "_")]));
const TO_DASHES = new Map(DASHED.map((name) => [name.replaceAll("-", "_"), name]));

function renamed(object: KubernetesObject, names: ReadonlyMap<string, string>): KubernetesObject {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [names.get(name) ?? name, renamedIn(value, names)]),
  );
}

function renamedIn(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((each) => renamedIn(each, names));
  return isRecord(value) ? renamed(value, names) : value;
}
