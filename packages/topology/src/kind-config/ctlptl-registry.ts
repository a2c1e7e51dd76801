import type { RegistryArgs } from "../cluster/lifecycle-args";
import type { ArgumentFinding } from "../findings/finding";
import type { ConfigSource } from "./config-source";
import type { CtlptlCluster, CtlptlRegistry } from "./ctlptl-fields";

/** The name of a registry that has no name in its document. */
const defaultName = "ctlptl-registry";

/** A registry document, and the path at which the source stores the positions of its values. */
type ReadRegistry = Partial<CtlptlRegistry> & { readonly path: string };

/**
 * Converts the registry of a ctlptl cluster to Berth's argument, and adds a warning for each setting that Berth does not have.
 *
 * @see https://github.com/tilt-dev/ctlptl/blob/main/pkg/registry/registry.go
 */
export function registryArgsOf(
  cluster: Partial<CtlptlCluster>,
  registries: readonly ReadRegistry[],
  source: ConfigSource,
): { registry?: RegistryArgs } {
  for (const key of ignoredOfCluster) if (cluster[key]) source.refuse(ignored(key, key));
  const own = registries.find(({ name = defaultName }) => name === cluster.registry);
  for (const registry of registries) warnAbout(registry, registry === own, source);
  if (!cluster.registry) return {};
  if (own !== undefined) {
    source.share(`${own.path}.name`, "registry.name");
    source.share(`${own.path}.port`, "registry.hostPort");
  }
  if (own?.port) return { registry: { name: cluster.registry, hostPort: own.port } };
  source.refuse({
    code: "CTLPTL_REGISTRY_PORT",
    path: "registry",
    value: cluster.registry,
    rule: "the file sets no `port` for this registry, so ctlptl would choose a free host port; Berth uses its default, 5001",
    remedy: "To use another host port, set `registry.hostPort` in the program.",
  });
  return { registry: { name: cluster.registry } };
}

const ignoredOfCluster = [
  "minCPUs",
  "registryAuths",
  "pullThroughRegistries",
  "kindExtraArguments",
  "minikube",
  "k3d",
] as const;
const ignoredOfRegistry = ["labels", "env", "image", "proxy"] as const;

function warnAbout(registry: ReadRegistry, isOwn: boolean, source: ConfigSource): void {
  const { path, name = defaultName, listenAddress } = registry;
  if (!isOwn) {
    source.refuse({
      code: "CTLPTL_SETTING_IGNORED",
      path,
      rule: `the cluster does not use the registry \`${name}\`, so Berth does not create it`,
      remedy: "If the cluster needs this registry, set the cluster's `registry` to its name.",
    });
    return;
  }
  for (const key of ignoredOfRegistry) if (registry[key]) source.refuse(ignored(`${path}.${key}`, key));
  if (listenAddress !== undefined && listenAddress !== "" && listenAddress !== "127.0.0.1")
    source.refuse({
      ...ignored(`${path}.listenAddress`, "listenAddress"),
      rule: "Berth's registry listens only on 127.0.0.1, so this setting has no effect",
    });
}

function ignored(path: string, key: string): ArgumentFinding {
  return {
    code: "CTLPTL_SETTING_IGNORED",
    path,
    rule: `Berth has no setting like ctlptl's \`${key}\`, so this setting has no effect`,
    remedy: remedies[key] ?? "Remove the setting, or make the change outside Berth.",
  };
}

const remedies: Readonly<Record<string, string>> = {
  registryAuths: "Configure containerd in the program, with `containerdConfigPatches`.",
  pullThroughRegistries: "Configure containerd in the program, with `containerdConfigPatches`.",
};
