import { found } from "../../../test/fixtures/examples/rule-example";

describe("checkFeatureGates", () => {
  it.each([{ AllAlpha: true }, { InPlacePodVerticalScaling: false }])("accepts gates %j", (featureGates) => {
    expect(found({ featureGates })).toEqual([]);
  });

  it.each(["", "a,B", "A=B", "Ä"])("rejects the feature gate name %j", (name) => {
    expect(found({ featureGates: { [name]: true } })).toEqual([
      `FEATURE_GATE_INVALID featureGates[${JSON.stringify(name)}]`,
    ]);
  });

  it.each([{ "api/all": "true" }, { "apps/v1": "0" }, { "api/beta": "" }])("accepts %j", (runtimeConfig) => {
    expect(found({ runtimeConfig })).toEqual([]);
  });

  // https://pkg.go.dev/strconv#ParseBool
  it.each(["1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"])(
    "accepts the boolean value %s of the API server",
    (value) => {
      expect(found({ runtimeConfig: { "api/all": value } })).toEqual([]);
    },
  );

  it.each([
    ["api/all", "yes"],
    ["api/all", "tRUE"],
    ["a,b", "true"],
    ["", "true"],
  ])("rejects the runtime config %j=%s", (name, value) => {
    expect(found({ runtimeConfig: { [name]: value } })).toEqual([
      `RUNTIME_CONFIG_INVALID runtimeConfig[${JSON.stringify(name)}]`,
    ]);
  });
});
