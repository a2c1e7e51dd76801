import { Asset, Secret, UNKNOWN } from "@kind-berth-tools/stand-ins/protocol";

import { configurationVariables } from "./configuration-variables";

describe("configurationVariables", () => {
  it("prefixes names with the package, keeps strings, and converts all other values to JSON", () => {
    const inputs = {
      kubeconfig: '{"kind":"Config"}',
      deleteUnreachable: true,
      kubeClientSettings: { burst: 5, qps: 1.5 },
      list: ["a", 1],
      none: null,
    };
    expect(configurationVariables("kubernetes", inputs)).toEqual({
      "kubernetes:config:kubeconfig": '{"kind":"Config"}',
      "kubernetes:config:deleteUnreachable": "true",
      "kubernetes:config:kubeClientSettings": '{"burst":5,"qps":1.5}',
      "kubernetes:config:list": '["a",1]',
      "kubernetes:config:none": "null",
    });
  });

  it("contains secrets as plain values, at any depth", () => {
    const inputs = { kubeconfig: new Secret("text"), settings: { token: new Secret("t") } };
    expect(configurationVariables("kubernetes", inputs)).toEqual({
      "kubernetes:config:kubeconfig": "text",
      "kubernetes:config:settings": '{"token":"t"}',
    });
  });

  it("omits the plugin's version", () => {
    expect(configurationVariables("command", { version: "1.2.1" })).toEqual({});
  });

  it.each([
    ["an unknown value", { kubeconfig: new Secret(UNKNOWN) }, "kubeconfig is unknown"],
    ["an asset", { files: [new Asset({ text: "t" })] }, "files is an asset"],
  ])("rejects %s", (_, inputs, message) => {
    expect(() => configurationVariables("kubernetes", inputs)).toThrow(message);
  });
});
