import { withoutSecrets, type PropertyMap, type PropertyValue } from "../protocol";

/** The provider's parsed configuration. */
export interface Configuration {
  /** A kubeconfig's path or contents. If undefined, the default kubeconfig is used. */
  readonly kubeconfig: string | undefined;
  readonly context: string | undefined;
  readonly cluster: string | undefined;
  /** The namespace for objects that do not set a namespace. */
  readonly namespace: string | undefined;
  /** @default true */
  readonly enableServerSideApply: boolean;
  /** Whether to remove objects from the state if their cluster is unreachable. */
  readonly deleteUnreachable: boolean;
  /** Whether to leave objects unchanged if their cluster is unreachable. */
  readonly skipUpdateUnreachable: boolean;
  /** Whether to adopt an object that already exists. If `false`, creating such an object fails. */
  readonly upsertExistingObjects: boolean;
  /** Whether to take over fields from other field managers. If `false`, patching such a field fails with a conflict. */
  readonly enablePatchForce: boolean;
  readonly enableSecretMutable: boolean;
  readonly enableConfigMapMutable: boolean;
}

/** The environment variables that set omitted properties. */
const ENVIRONMENT = {
  enableServerSideApply: "PULUMI_K8S_ENABLE_SERVER_SIDE_APPLY",
  deleteUnreachable: "PULUMI_K8S_DELETE_UNREACHABLE",
  skipUpdateUnreachable: "PULUMI_K8S_SKIP_UPDATE_UNREACHABLE",
  upsertExistingObjects: "PULUMI_K8S_UPSERT_EXISTING_OBJECTS",
  enablePatchForce: "PULUMI_K8S_ENABLE_PATCH_FORCE",
  enableSecretMutable: "PULUMI_K8S_ENABLE_SECRET_MUTABLE",
  enableConfigMapMutable: "PULUMI_K8S_ENABLE_CONFIGMAP_MUTABLE",
} as const;

/** Properties that change the provider's behavior in ways that the stand-in does not support. */
const REFUSED = ["renderYamlToDirectory", "alwaysRender"];

/** The prefix of the provider's configuration variables. */
const PREFIX = "kubernetes:config:";

/**
 * Parses the provider's configuration. Like the official provider, the stand-in reads the variables in the Configure request and ignores the
 * request's `args`.
 *
 * @see https://www.pulumi.com/registry/packages/kubernetes/installation-configuration/
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/provider/provider.go `Configure`
 * @param variables - the configuration values by `kubernetes:config:<name>`. Values that are not strings are JSON text.
 * @param environment - the process's environment variables, which set omitted properties
 */
export function readConfiguration(
  variables: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string | undefined>>,
): Configuration {
  const text = (name: string): string | undefined => {
    const value = variables[PREFIX + name];
    return value === "" ? undefined : value;
  };
  const flag = (name: keyof typeof ENVIRONMENT, otherwise = false): boolean => {
    const value = variables[PREFIX + name] ?? environment[ENVIRONMENT[name]];
    return value === undefined ? otherwise : value === "true";
  };
  return {
    kubeconfig: text("kubeconfig"),
    context: text("context"),
    cluster: text("cluster"),
    namespace: text("namespace"),
    enableServerSideApply: flag("enableServerSideApply", true),
    deleteUnreachable: flag("deleteUnreachable"),
    skipUpdateUnreachable: flag("skipUpdateUnreachable"),
    upsertExistingObjects: flag("upsertExistingObjects"),
    enablePatchForce: flag("enablePatchForce"),
    enableSecretMutable: flag("enableSecretMutable"),
    enableConfigMapMutable: flag("enableConfigMapMutable"),
  };
}

/** Returns the configured properties that the stand-in does not support, with an error message for each. */
export function refusedConfiguration(inputs: PropertyMap): { property: string; reason: string }[] {
  const properties = withoutSecrets(inputs);
  const refused = REFUSED.filter(
    (name) => isTrue(properties[name] ?? null) || isPathText(properties[name]),
  ).map((property) => ({
    property,
    reason: `"${property}" is not supported by this stand-in provider. Omit it, or install the official plugin.`,
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
            "Omit it, or install the official plugin.",
        },
      ];
}

function isPathText(value: PropertyValue | undefined): boolean {
  return typeof value === "string" && value !== "" && value !== "false" && value !== "true";
}

function isTrue(value: PropertyValue): boolean {
  return value === true || value === "true";
}
