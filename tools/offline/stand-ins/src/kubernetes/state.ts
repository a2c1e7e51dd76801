import { withoutSecrets, type PropertyMap } from "../protocol";
import { isRecord, text, type KubernetesObject } from "./object";
import { withSecretsOf } from "./secrets";

/** What Pulumi's state keeps about an object: the live object, and beside its fields these three. */
const INPUTS = "__inputs";
const INITIAL_API_VERSION = "__initialApiVersion";
const FIELD_MANAGER = "__fieldManager";

/** A resource's state, read. */
export interface ObjectState {
  /** The inputs that were last applied. */
  readonly inputs: KubernetesObject;
  /** The object as the API server last showed it. */
  readonly live: KubernetesObject;
  /** The `apiVersion` that the object was made with. */
  readonly initialApiVersion: string;
  /** Under which name the object's fields are applied; undefined in a state that has none. */
  readonly fieldManager: string | undefined;
}

/**
 * The state of an object, with what was secret in the inputs kept secret in the outputs.
 *
 * @param secretsFrom - the properties whose secrets are kept
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

/** Reads what {@link toState} wrote. */
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

/** Properties as the object that they describe, secrets in plain. */
export function toObject(properties: PropertyMap): KubernetesObject {
  return renamed(withoutSecrets(properties), TO_DASHES);
}

/** An object as properties, with nothing secret in them yet. */
export function toProperties(object: KubernetesObject): PropertyMap {
  // All JSON that the API server sends, and all that the engine sent before, is made of property values.
  return renamed(object, TO_UNDERSCORES) as PropertyMap;
}

/** Fields of CustomResourceDefinitions whose dashes are no part of a name in most of Pulumi's languages. */
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
