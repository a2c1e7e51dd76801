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

  it("reads variables with the package's prefix, and enables an option only if its value is true", () => {
    const variables = {
      "kubernetes:config:deleteUnreachable": "true",
      "kubernetes:config:enablePatchForce": "yes",
      "command:config:upsertExistingObjects": "true",
      skipUpdateUnreachable: "true",
    };
    expect(readConfiguration(variables, {})).toMatchObject({
      deleteUnreachable: true,
      enablePatchForce: false,
      upsertExistingObjects: false,
      skipUpdateUnreachable: false,
    });
  });

  it("uses environment variables for omitted options, and only for these", () => {
    const environment = { PULUMI_K8S_DELETE_UNREACHABLE: "true", PULUMI_K8S_UPSERT_EXISTING_OBJECTS: "true" };
    expect(readConfiguration({ "kubernetes:config:deleteUnreachable": "false" }, environment)).toMatchObject({
      deleteUnreachable: false,
      upsertExistingObjects: true,
    });
  });

  it("reads a kubeconfig, and ignores an empty one, which some SDKs send", () => {
    const kubeconfig = (text: string) =>
      readConfiguration({ "kubernetes:config:kubeconfig": text }, {}).kubeconfig;
    expect(kubeconfig('{"kind":"Config"}')).toBe('{"kind":"Config"}');
    expect(kubeconfig("")).toBeUndefined();
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
