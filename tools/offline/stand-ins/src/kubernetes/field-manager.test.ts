import { fieldManagerOf, handOver, takesOver } from "./field-manager";

const labels = (...names: string[]) => ({
  "f:metadata": { "f:labels": Object.fromEntries(names.map((name) => [`f:${name}`, {}])) },
});
const entry = (manager: string, operation: string, fieldsV1: object, subresource?: string) => ({
  ...{ manager, operation, fieldsV1 },
  ...(subresource === undefined ? {} : { subresource }),
});
const managed = (...managedFields: object[]) => ({ metadata: { managedFields } });

describe("fieldManagerOf", () => {
  it("prefers the annotation, then the field manager in the state, then a generated name", () => {
    const asked = { metadata: { annotations: { "pulumi.com/patchFieldManager": "mine" } } };
    expect(fieldManagerOf(asked, "kept", true)).toBe("mine");
    expect(fieldManagerOf({}, "kept", true)).toBe("kept");
    expect(fieldManagerOf({}, undefined, true)).toMatch(/^pulumi-kubernetes-[0-9a-f]{8}$/);
    expect(fieldManagerOf({}, "kept", false)).toBe("pulumi-kubernetes");
  });
});

describe("takesOver", () => {
  const options = { enablePatchForce: false, preview: false };
  const live = managed(entry("someone", "Apply", labels("a")));

  it("returns true if enablePatchForce or the patchForce annotation is set", () => {
    expect(takesOver({}, live, options)).toBe(false);
    expect(takesOver({}, live, { ...options, enablePatchForce: true })).toBe(true);
    const forced = { metadata: { annotations: { "pulumi.com/patchForce": "true" } } };
    expect(takesOver(forced, live, options)).toBe(true);
  });

  it("returns true in a preview if an actual update would have no conflict", () => {
    expect(takesOver({}, undefined, { ...options, preview: true })).toBe(true);
    const created = managed(entry("pulumi-kubernetes", "Update", labels("a")));
    expect(takesOver({}, created, { ...options, preview: true })).toBe(true);
    expect(takesOver({}, created, options)).toBe(false);
  });

  it("returns true for an object without recorded field managers", () => {
    expect(takesOver({}, managed(), options)).toBe(true);
  });
});

describe("handOver", () => {
  it("assigns the create manager's fields to the manager that applies", () => {
    expect(handOver(managed(entry("pulumi-kubernetes", "Update", labels("a"))), "mine")).toEqual([
      entry("mine", "Apply", labels("a")),
    ]);
  });

  it("adds fields to the manager's own fields, and keeps other managers and subresources unchanged", () => {
    const others = [
      entry("kubelet", "Update", labels("c")),
      entry("kubectl", "Update", labels("d"), "status"),
    ];
    const live = managed(
      entry("mine", "Apply", labels("a")),
      entry("kubectl-edit", "Update", labels("b")),
      ...others,
    );
    expect(handOver(live, "mine")).toEqual([...others, entry("mine", "Apply", labels("a", "b"))]);
  });

  it("returns undefined if no field needs a new owner", () => {
    expect(handOver(managed(entry("mine", "Apply", labels("a"))), "mine")).toBeUndefined();
  });
});
