import { withIgnoredFields } from "./ignore-changes";

const entry = (manager: string, field: string) => ({
  manager,
  fieldsV1: { "f:spec": { [`f:${field}`]: {} } },
});

describe("withIgnoredFields", () => {
  const inputs = { spec: { replicas: 1, paused: true } };
  const live = {
    metadata: { managedFields: [entry("mine", "paused"), entry("autoscaler", "replicas")] },
    spec: { replicas: 5, paused: false },
  };

  it("omits a field that only another field manager owns", () => {
    expect(withIgnoredFields(inputs, live, "mine", ["spec.replicas"])).toEqual({ spec: { paused: true } });
  });

  it("sends the live value of a field that the field manager owns", () => {
    expect(withIgnoredFields(inputs, live, "mine", ["spec.paused"])).toEqual({
      spec: { replicas: 1, paused: false },
    });
  });

  it("sends the program's value of a field that the live object does not have", () => {
    expect(withIgnoredFields(inputs, {}, "mine", ["spec.replicas"])).toEqual(inputs);
  });

  it("rejects a path through an array", () => {
    expect(() => withIgnoredFields(inputs, live, "mine", ["spec.ports[0].port"])).toThrow(
      "Ignore the whole array instead",
    );
  });
});
