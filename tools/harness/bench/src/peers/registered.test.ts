import { differenceOf, registeredOf } from "./registered";

it("sorts the resources and the keys of their inputs", () => {
  const steps = [
    { op: "create", urn: "urn:b", newState: { inputs: { name: "b", args: [{ z: 1, a: 2 }] } } },
    { op: "create", urn: "urn:a", newState: {} },
  ];
  const registered = registeredOf(JSON.stringify({ steps }));
  expect(registered.map(({ urn }) => urn)).toEqual(["urn:a", "urn:b"]);
  expect(JSON.stringify(registered[1]?.inputs)).toBe('{"args":[{"a":2,"z":1}],"name":"b"}');
});

describe("differenceOf", () => {
  const app = { urn: "urn:app", inputs: { replicas: 2 } };
  const cluster = { urn: "urn:cluster", inputs: {} };

  it("finds no difference between the same resources", () => {
    expect(differenceOf([app, cluster], [app, cluster])).toBeUndefined();
  });
  it.each([
    ["a different input", [{ ...app, inputs: { replicas: 1 } }, cluster]],
    ["an additional input", [{ ...app, inputs: { replicas: 2, image: "web" } }, cluster]],
    ["a missing resource", [cluster]],
    ["an additional resource", [app, cluster, { urn: "urn:other", inputs: {} }]],
  ])("finds %s", (_, raw) => {
    expect(differenceOf([app, cluster], raw)).toMatch(/^Berth: .+\n {2}raw: {3}./u);
  });
});
