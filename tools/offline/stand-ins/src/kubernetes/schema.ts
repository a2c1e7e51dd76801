/**
 * Returns the part of the package schema that an engine needs to run programs, which is the configuration of the provider. The types of all
 * objects are in the SDKs.
 */
export function kubernetesSchema(version: string): string {
  const text = { type: "string" };
  const flag = { type: "boolean" };
  return JSON.stringify({
    name: "kubernetes",
    version,
    provider: {
      inputProperties: {
        cluster: text,
        clusterIdentifier: text,
        context: text,
        deleteUnreachable: flag,
        enableConfigMapMutable: flag,
        enablePatchForce: flag,
        enableSecretMutable: flag,
        enableServerSideApply: flag,
        kubeconfig: text,
        namespace: text,
        skipUpdateUnreachable: flag,
        upsertExistingObjects: flag,
      },
    },
  });
}
