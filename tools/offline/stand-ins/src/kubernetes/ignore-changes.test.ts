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

  it("leaves out a field that only someone else manages", () => {
    expect(withIgnoredFields(inputs, live, "mine", ["spec.replicas"])).toEqual({ spec: { paused: true } });
  });

  it("sends the live value of a field of its own", () => {
    expect(withIgnoredFields(inputs, live, "mine", ["spec.paused"])).toEqual({
      spec: { replicas: 1, paused: false },
    });
  });

  it("sends the program's value of a field that is not there", () => {
    expect(withIgnoredFields(inputs, {}, "mine", ["spec.replicas"])).toEqual(inputs);
  });

  it("refuses a path through an array", () => {
    expect(() => withIgnoredFields(inputs, live, "mine", ["spec.ports[0].port"])).toThrow(
      "Ignore the whole array instead",
    );
  });
});
