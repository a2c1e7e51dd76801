import { Secret } from "../protocol";
import { readConfiguration, refusedConfiguration } from "./configuration";

describe("readConfiguration", () => {
  it("enables server-side apply and no other option by default", () => {
    expect(readConfiguration({}, {})).toEqual({
      kubeconfig: undefined,
      context: undefined,
      cluster: undefined,
      namespace: undefined,
      enableServerSideApply: true,
      deleteUnreachable: false,
      skipUpdateUnreachable: false,
      upsertExistingObjects: false,
      enablePatchForce: false,
      enableSecretMutable: false,
      enableConfigMapMutable: false,
    });
  });

  it("reads booleans as strings, which the SDK sends, and as booleans", () => {
    expect(readConfiguration({ deleteUnreachable: "true", enablePatchForce: true }, {})).toMatchObject({
      deleteUnreachable: true,
      enablePatchForce: true,
    });
  });

  it("uses environment variables for omitted options, and only for these", () => {
    const environment = { PULUMI_K8S_DELETE_UNREACHABLE: "true", PULUMI_K8S_UPSERT_EXISTING_OBJECTS: "true" };
    expect(readConfiguration({ deleteUnreachable: "false" }, environment)).toMatchObject({
      deleteUnreachable: false,
      upsertExistingObjects: true,
    });
  });

  it("accepts a kubeconfig as text or as an object, secret or not", () => {
    expect(readConfiguration({ kubeconfig: new Secret("text") }, {}).kubeconfig).toBe("text");
    expect(readConfiguration({ kubeconfig: { kind: "Config" } }, {}).kubeconfig).toBe('{"kind":"Config"}');
    expect(readConfiguration({ kubeconfig: "" }, {}).kubeconfig).toBeUndefined();
  });
});

describe("refusedConfiguration", () => {
  it("reports the unsupported options, with the remedy", () => {
    const refused = refusedConfiguration({ renderYamlToDirectory: "out", enableServerSideApply: "false" });
    expect(refused.map(({ property }) => property)).toEqual([
      "renderYamlToDirectory",
      "enableServerSideApply",
    ]);
    for (const { reason } of refused) expect(reason).toContain("install the official plugin");
  });

  it("accepts options that are disabled or have their default value", () => {
    expect(refusedConfiguration({ alwaysRender: "false", enableServerSideApply: "true" })).toEqual([]);
  });
});
