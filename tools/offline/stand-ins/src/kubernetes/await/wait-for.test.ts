import { waitForAwaiter } from "./wait-for";

const object = (waitFor: string, status = "False", observedGeneration = 2) => ({
  apiVersion: "example.com/v1",
  kind: "Thing",
  metadata: { name: "thing", generation: 2, annotations: { "pulumi.com/waitFor": waitFor } },
  status: { observedGeneration, conditions: [{ type: "Ready", status }] },
});

describe("waitForAwaiter", () => {
  it("returns no awaiter for an object without the annotation", () => {
    expect(waitForAwaiter({ metadata: { name: "thing" } })).toBeUndefined();
  });

  it("waits until a condition has the given status, which is True by default", () => {
    expect(waitForAwaiter(object("condition=ready", "True"))?.isReady()).toBe(true);
    expect(waitForAwaiter(object("condition=Ready"))?.isReady()).toBe(false);
    expect(waitForAwaiter(object("condition=Ready=False"))?.isReady()).toBe(true);
  });

  it("ignores the condition of an older generation", () => {
    expect(waitForAwaiter(object("condition=Ready", "True", 1))?.isReady()).toBe(false);
  });

  it("waits for all conditions in a list", () => {
    const awaiter = waitForAwaiter(object('["condition=Ready", "condition=Other"]', "True"));
    expect(awaiter?.isReady()).toBe(false);
    expect(awaiter?.progress().map(({ message }) => message)).toEqual(["Waiting for condition Other=True"]);
  });

  it("waits for the value at a JSON path", () => {
    const waitFor = "jsonpath={.status.conditions[0].status}=True";
    expect(waitForAwaiter(object(waitFor, "True"))?.isReady()).toBe(true);
    expect(waitForAwaiter(object(waitFor))?.isReady()).toBe(false);
  });

  it("rejects an annotation that it cannot parse", () => {
    expect(() => waitForAwaiter(object("Ready"))).toThrow('expected a "jsonpath=" or "condition=" prefix');
    expect(() => waitForAwaiter(object("[]"))).toThrow("at least one condition must be specified");
    expect(() => waitForAwaiter(object("jsonpath=.status.phase"))).toThrow("wrapped in brackets");
  });
});
