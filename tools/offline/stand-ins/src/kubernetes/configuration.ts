import { withoutSecrets, type PropertyMap, type PropertyValue } from "../protocol";

/** The provider's configuration, read. */
export interface Configuration {
  /** A kubeconfig, as a path or as its contents; undefined means the ambient one. */
  readonly kubeconfig: string | undefined;
  readonly context: string | undefined;
  readonly cluster: string | undefined;
  /** The namespace of objects that name none. */
  readonly namespace: string | undefined;
  /** @default true */
  readonly enableServerSideApply: boolean;
  /** Drop objects from the state when their cluster can't be reached. */
  readonly deleteUnreachable: boolean;
  /** Leave objects as they are when their cluster can't be reached. */
  readonly skipUpdateUnreachable: boolean;
  /** Take over objects that are there already instead of failing to create them. */
  readonly upsertExistingObjects: boolean;
  /** Take fields over from other managers instead of failing with a conflict. */
  readonly enablePatchForce: boolean;
  readonly enableSecretMutable: boolean;
  readonly enableConfigMapMutable: boolean;
}

/** What stands for a property that the program leaves out. */
const ENVIRONMENT = {
  enableServerSideApply: "PULUMI_K8S_ENABLE_SERVER_SIDE_APPLY",
  deleteUnreachable: "PULUMI_K8S_DELETE_UNREACHABLE",
  skipUpdateUnreachable: "PULUMI_K8S_SKIP_UPDATE_UNREACHABLE",
  upsertExistingObjects: "PULUMI_K8S_UPSERT_EXISTING_OBJECTS",
  enablePatchForce: "PULUMI_K8S_ENABLE_PATCH_FORCE",
  enableSecretMutable: "PULUMI_K8S_ENABLE_SECRET_MUTABLE",
  enableConfigMapMutable: "PULUMI_K8S_ENABLE_CONFIGMAP_MUTABLE",
} as const;

/** Properties that change what the provider does in ways that this one does not know. */
const REFUSED = ["renderYamlToDirectory", "alwaysRender"];

/**
 * Reads the provider's configuration.
 *
 * @see https://www.pulumi.com/registry/packages/kubernetes/installation-configuration/
 * @param inputs - the provider's inputs; Pulumi's SDKs send booleans as JSON text
 * @param environment - the process's environment, which stands for what is left out
 */
export function readConfiguration(
  inputs: PropertyMap,
  environment: Readonly<Record<string, string | undefined>>,
): Configuration {
  const properties = withoutSecrets(inputs);
  const flag = (name: keyof typeof ENVIRONMENT, otherwise = false): boolean => {
    const value = properties[name] ?? environment[ENVIRONMENT[name]] ?? null;
    return value === null ? otherwise : isTrue(value);
  };
  return {
    kubeconfig: kubeconfigText(properties["kubeconfig"]),
    context: textOf(properties["context"]),
    cluster: textOf(properties["cluster"]),
    namespace: textOf(properties["namespace"]),
    enableServerSideApply: flag("enableServerSideApply", true),
    deleteUnreachable: flag("deleteUnreachable"),
    skipUpdateUnreachable: flag("skipUpdateUnreachable"),
    upsertExistingObjects: flag("upsertExistingObjects"),
    enablePatchForce: flag("enablePatchForce"),
    enableSecretMutable: flag("enableSecretMutable"),
    enableConfigMapMutable: flag("enableConfigMapMutable"),
  };
}

/** The properties that are set and that this provider does not do, each with what to say about it. */
export function refusedConfiguration(inputs: PropertyMap): { property: string; reason: string }[] {
  const properties = withoutSecrets(inputs);
  const refused = REFUSED.filter(
    (name) => isTrue(properties[name] ?? null) || isPathText(properties[name]),
  ).map((property) => ({
    property,
    reason: `"${property}" is not supported by this stand-in provider. Leave it out, or install the official plugin.`,
  }));
  const serverSideApply = properties["enableServerSideApply"] ?? null;
  return serverSideApply === null || isTrue(serverSideApply) || typeof serverSideApply === "symbol"
    ? refused
    : [
        ...refused,
        {
          property: "enableServerSideApply",
          reason:
            'This stand-in provider always applies on the server: "enableServerSideApply" can\'t be false. ' +
            "Leave it out, or install the official plugin.",
        },
      ];
}

function isPathText(value: PropertyValue | undefined): boolean {
  return typeof value === "string" && value !== "" && value !== "false" && value !== "true";
}

function isTrue(value: PropertyValue): boolean {
  return value === true || value === "true";
}

function textOf(value: PropertyValue | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function kubeconfigText(value: PropertyValue | undefined): string | undefined {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : textOf(value);
}
