/**
 * The package schema, as far as an engine needs one that runs programs: the provider's own configuration. The types of
 * all objects are in the SDKs.
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
