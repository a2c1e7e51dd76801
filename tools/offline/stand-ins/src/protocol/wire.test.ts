import { Struct } from "google-protobuf/google/protobuf/struct_pb";

import {
  containsSecret,
  containsUnknown,
  Secret,
  UNKNOWN,
  withoutSecrets,
  type PropertyMap,
} from "./property-values";
import { fromStruct, toStruct } from "./wire";

const SIGNATURE = "4dabf18193072939515e22adb298388d";

describe("properties on the wire", () => {
  it("are unchanged after a round trip", () => {
    const properties: PropertyMap = {
      text: "a",
      number: 1.5,
      none: null,
      list: [true, { deep: new Secret("s") }],
      unknown: UNKNOWN,
      secret: new Secret({ user: "u", token: UNKNOWN }),
    };
    expect(fromStruct(toStruct(properties))).toEqual(properties);
  });

  it("become plain values, secrets or unknowns if they are output values", () => {
    const output = { [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4" };
    const sent = Struct.fromJavaScript({
      known: { ...output, value: "v" },
      secret: { ...output, value: "v", secret: true, dependencies: ["urn:pulumi:s::p::t:m:T::n"] },
      unknown: output,
    });
    expect(fromStruct(sent)).toEqual({ known: "v", secret: new Secret("v"), unknown: UNKNOWN });
  });

  it("become IDs if they are resource references", () => {
    const reference = { [SIGNATURE]: "5cf8f73096256a8f31e491e813e4eb8e", urn: "urn:x", id: "i-1" };
    expect(fromStruct(Struct.fromJavaScript({ reference }))).toEqual({ reference: "i-1" });
  });

  it("keep an asset unchanged", () => {
    const asset = { [SIGNATURE]: "c44067f5952c0a294b673a41bacd8c17", text: "t", hash: "h" };
    expect(toStruct(fromStruct(Struct.fromJavaScript({ asset }))).toJavaScript()).toEqual({ asset });
  });

  it("are rejected if their signature is unknown", () => {
    const strange = { [SIGNATURE]: "ffff" };
    expect(() => fromStruct(Struct.fromJavaScript({ strange }))).toThrow(/kind that is not known here: ffff/);
  });
});

describe("secrets and unknowns", () => {
  const nested: PropertyMap = { list: [{ secret: new Secret(["a", UNKNOWN]) }] };

  it("are found at any depth", () => {
    expect([containsSecret(nested), containsUnknown(nested)]).toEqual([true, true]);
    expect([containsSecret({ list: ["a"] }), containsUnknown({ list: ["a"] })]).toEqual([false, false]);
  });

  it("lose their secret marks at any depth, and nested Secrets are flattened", () => {
    expect(withoutSecrets(nested)).toEqual({ list: [{ secret: ["a", UNKNOWN] }] });
    expect(new Secret(new Secret("s")).value).toBe("s");
  });
});
