import { found } from "../../../test/fixtures/examples/rule-example";

describe("feature gates and runtime config", () => {
  it.each([{ AllAlpha: true }, { InPlacePodVerticalScaling: false }])("%j is fine", (featureGates) => {
    expect(found({ featureGates })).toEqual([]);
  });

  it.each(["", "a,B", "A=B", "Ä"])("a feature gate is not called %j", (name) => {
    expect(found({ featureGates: { [name]: true } })).toEqual([
      `FEATURE_GATE_INVALID featureGates[${JSON.stringify(name)}]`,
    ]);
  });

  it.each([{ "api/all": "true" }, { "apps/v1": "0" }, { "api/beta": "" }])("%j is fine", (runtimeConfig) => {
    expect(found({ runtimeConfig })).toEqual([]);
  });

  it.each([
    ["api/all", "yes"],
    ["a,b", "true"],
    ["", "true"],
  ])("the runtime config %j=%s is refused", (name, value) => {
    expect(found({ runtimeConfig: { [name]: value } })).toEqual([
      `RUNTIME_CONFIG_INVALID runtimeConfig[${JSON.stringify(name)}]`,
    ]);
  });
});
