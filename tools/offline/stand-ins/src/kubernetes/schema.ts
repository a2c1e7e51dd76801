/**
 * Returns the part of the package schema that an engine needs to run programs. This part is the provider's configuration. The SDKs contain
 * the types of all objects.
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
