import { UNKNOWN } from "../protocol";
import { normalize, type TypeTable } from "./normalize";

const fields: Record<string, Record<string, string>> = {
  V1Pod: { apiVersion: "string", kind: "string", metadata: "V1ObjectMeta", spec: "V1PodSpec" },
  V1ObjectMeta: { name: "string", uid: "string", labels: "{ [key: string]: string; }" },
  V1PodSpec: { hostNetwork: "boolean", containers: "Array<V1Container>" },
  V1Container: {
    name: "string",
    args: "Array<string>",
    resources: "V1ResourceRequirements",
    stdin: "boolean",
  },
  V1ResourceRequirements: { requests: "{ [key: string]: string; }" },
};

const types: TypeTable = {
  typeOf: (_apiVersion, kind) => (`V1${kind}` in fields ? `V1${kind}` : undefined),
  fieldsOf: (type) => (fields[type] === undefined ? undefined : new Map(Object.entries(fields[type]))),
};

const pod = (spec: object, metadata: object = {}) =>
  normalize({ apiVersion: "v1", kind: "Pod", metadata: { ...metadata }, spec }, types);

describe("normalize", () => {
  it("writes quantities in their canonical form", () => {
    const containers = [{ name: "a", resources: { requests: { cpu: "1000m", memory: 1024 } } }];
    expect(pod({ containers })).toMatchObject({
      spec: { containers: [{ resources: { requests: { cpu: "1", memory: "1024" } } }] },
    });
  });

  it("omits empty values that Go does not serialize, and fields that the type does not have", () => {
    const containers = [{ name: "a", args: [], stdin: false, typo: 1 }];
    expect(pod({ hostNetwork: false, containers }, { labels: {} })).toEqual({
      ...{ apiVersion: "v1", kind: "Pod", metadata: {} },
      spec: { containers: [{ name: "a" }] },
    });
  });

  it("keeps values that differ from an omitted value", () => {
    const containers = [{ name: "a", args: [""], stdin: true, resources: {} }];
    expect(pod({ hostNetwork: true, containers })).toMatchObject({ spec: { hostNetwork: true, containers } });
  });

  it("removes the metadata that only the API server writes", () => {
    expect(pod({}, { name: "a", uid: "1" })).toMatchObject({ metadata: { name: "a" } });
  });

  it("does not change objects with unknown values or objects of other APIs", () => {
    const unknown = { apiVersion: "v1", kind: "Pod", spec: { hostNetwork: false, name: UNKNOWN } };
    expect(normalize(unknown, types)).toEqual(unknown);
    const custom = { apiVersion: "example.com/v1", kind: "Pod", spec: { args: [] } };
    expect(normalize(custom, types)).toEqual(custom);
  });

  it("merges a Secret's stringData over its data, in base64", () => {
    const secret = {
      apiVersion: "v1",
      kind: "Secret",
      data: { a: "QQ==", b: "Qg==" },
      stringData: { a: "1" },
    };
    expect(normalize(secret, types)).toEqual({
      apiVersion: "v1",
      kind: "Secret",
      data: { a: "MQ==", b: "Qg==" },
    });
  });

  it("writes a Secret's base64 data without line breaks", () => {
    expect(normalize({ apiVersion: "v1", kind: "Secret", data: { a: "QU\nFB\n" } }, types)).toMatchObject({
      data: { a: "QUFB" },
    });
  });
});
