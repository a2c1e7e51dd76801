import { Secret } from "../protocol";
import { readConfiguration, refusedConfiguration } from "./configuration";

describe("readConfiguration", () => {
  it("applies on the server, and does nothing else that it is not told", () => {
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

  it("reads booleans as the SDK sends them, and as they are", () => {
    expect(readConfiguration({ deleteUnreachable: "true", enablePatchForce: true }, {})).toMatchObject({
      deleteUnreachable: true,
      enablePatchForce: true,
    });
  });

  it("lets the environment stand for what is left out, and only for that", () => {
    const environment = { PULUMI_K8S_DELETE_UNREACHABLE: "true", PULUMI_K8S_UPSERT_EXISTING_OBJECTS: "true" };
    expect(readConfiguration({ deleteUnreachable: "false" }, environment)).toMatchObject({
      deleteUnreachable: false,
      upsertExistingObjects: true,
    });
  });

  it("takes a kubeconfig as text or as an object, secret or not", () => {
    expect(readConfiguration({ kubeconfig: new Secret("text") }, {}).kubeconfig).toBe("text");
    expect(readConfiguration({ kubeconfig: { kind: "Config" } }, {}).kubeconfig).toBe('{"kind":"Config"}');
    expect(readConfiguration({ kubeconfig: "" }, {}).kubeconfig).toBeUndefined();
  });
});

describe("refusedConfiguration", () => {
  it("names what it does not do, with the remedy", () => {
    const refused = refusedConfiguration({ renderYamlToDirectory: "out", enableServerSideApply: "false" });
    expect(refused.map(({ property }) => property)).toEqual([
      "renderYamlToDirectory",
      "enableServerSideApply",
    ]);
    for (const { reason } of refused) expect(reason).toContain("install the official plugin");
  });

  it("has nothing against what is off or left to its default", () => {
    expect(refusedConfiguration({ alwaysRender: "false", enableServerSideApply: "true" })).toEqual([]);
  });
});
