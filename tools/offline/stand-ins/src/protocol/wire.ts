import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";

import { Asset, asSecret, Secret, UNKNOWN, type PropertyMap, type PropertyValue } from "./property-values";

/**
 * The key that marks a special value, such as a secret, in a protobuf Struct. The value of this key identifies the type. Source:
 * sdk/go/common/resource/sig/sig.go in github.com/pulumi/pulumi.
 */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const ASSET = "c44067f5952c0a294b673a41bacd8c17";
const ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";
const RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** The placeholder for a string whose value is unknown. Plugins write this string for all unknown values. */
const UNKNOWN_STRING = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/**
 * The strings that mark unknown values. Each type of unknown value has its own string. Source: sdk/go/common/resource/plugin/rpc.go in
 * github.com/pulumi/pulumi.
 */
const UNKNOWNS: ReadonlySet<unknown> = new Set([
  UNKNOWN_STRING,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** Decodes the properties that the engine sends. A missing Struct decodes to an empty set of properties. */
export function fromStruct(struct: Struct | undefined): PropertyMap {
  if (struct === undefined) return {};
  return decodeMap(struct.toJavaScript());
}

/** Encodes the properties that are sent to the engine. */
export function toStruct(properties: PropertyMap): Struct {
  return Struct.fromJavaScript(encodeMap(properties));
}

function decodeMap(wire: Record<string, unknown>): PropertyMap {
  return Object.fromEntries(Object.entries(wire).map(([name, item]) => [name, decode(item)]));
}

function decode(wire: unknown): PropertyValue {
  if (wire === null || wire === undefined) return null;
  if (typeof wire === "string") return UNKNOWNS.has(wire) ? UNKNOWN : wire;
  if (typeof wire === "boolean" || typeof wire === "number") return wire;
  if (Array.isArray(wire)) return wire.map(decode);
  const object = wire as Record<string, unknown>;
  switch (object[SIGNATURE]) {
    case undefined:
      return decodeMap(object);
    case SECRET:
      return asSecret(decode(object["value"]));
    case OUTPUT:
      return decodeOutput(object);
    case RESOURCE:
      return decode(object["id"] ?? object["urn"]);
    case ASSET:
    case ARCHIVE:
      return new Asset(object);
    default:
      throw new Error(
        `The engine sent a value of a kind that is not known here: ${String(object[SIGNATURE])}.`,
      );
  }
}

function decodeOutput(output: Record<string, unknown>): PropertyValue {
  const value = "value" in output ? decode(output["value"]) : UNKNOWN;
  return output["secret"] === true ? asSecret(value) : value;
}

function encodeMap(properties: PropertyMap): Record<string, JavaScriptValue> {
  return Object.fromEntries(Object.entries(properties).map(([name, item]) => [name, encode(item)]));
}

function encode(value: PropertyValue): JavaScriptValue {
  if (value === UNKNOWN) return UNKNOWN_STRING;
  if (value instanceof Secret) return { [SIGNATURE]: SECRET, value: encode(value.value) };
  if (value instanceof Asset) return value.wire as JavaScriptValue;
  if (Array.isArray(value)) return value.map(encode);
  if (typeof value === "object" && value !== null) return encodeMap(value);
  return value;
}
