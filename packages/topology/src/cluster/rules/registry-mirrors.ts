import { isError, type ArgumentFinding, type Finding } from "../../findings/finding";
import { valueAt } from "../../findings/value-at";
import { containerdVersions, precedes } from "../containerd-versions";
import type { CheckedCluster } from "./checked-cluster";
import { isObject, type PlainObject } from "../kubeadm/patch-texts";
import { registrySettings, type RegistrySetting, type RegistrySettings } from "./registry-settings";

/** The folder with registry settings that Berth writes to, and that containerd reads by default since 2.2.0. */
const hostsFolder = "/etc/containerd/certs.d";

/**
 * Checks the registry settings in the containerd patches.
 *
 * containerd does not start its CRI plugin if `mirrors` and `config_path` are both set. The plugin serves the kubelet, so the node never
 * becomes Ready. In containerd 2.2.0 and 2.2.1, `config_path` is set by default. In all other versions, `mirrors` alone works: `config_path`
 * is empty before 2.2.0, and is set only without `mirrors` since 2.2.2.
 *
 * @see https://github.com/containerd/containerd/issues/12612
 * @see https://github.com/containerd/containerd/pull/12617
 * @see https://github.com/containerd/containerd/blob/v2.3.4/internal/cri/config/config.go
 */
export function checkRegistryMirrors(cluster: CheckedCluster): Finding[] {
  const settings = registrySettings(cluster);
  const mirrors = checkMirrors(settings, cluster);
  const needsFiles = cluster.registry !== undefined && !mirrors.some(isError);
  return [...mirrors, ...checkTls(settings), ...(needsFiles ? checkLocalRegistry(settings, cluster) : [])];
}

/** Returns the containerd versions that each node can have. See {@link containerdVersions}. */
function versionsOf({ nodes, kubernetesVersion }: CheckedCluster): (readonly string[] | undefined)[] {
  return nodes.map(({ node }) => containerdVersions(node.image, kubernetesVersion));
}

/** Whether `config_path` is set by default even beside `mirrors`. */
function isAffected(version: string): boolean {
  return !precedes(version, "2.2.0") && precedes(version, "2.2.2");
}

function checkMirrors({ mirrors, configPath }: RegistrySettings, cluster: CheckedCluster): Finding[] {
  if (mirrors === undefined) return [];
  const found = { path: mirrors.path, remedy: remedyFor(mirrors) };
  if (configPath !== undefined)
    return [rejected(found, "a patch also sets `config_path`, and containerd allows only one of the two")];
  const versions = versionsOf(cluster);
  const affected = versions.find((possible) => possible?.every(isAffected));
  if (affected !== undefined)
    return [
      rejected(found, `containerd ${affected[0] ?? ""} in the node image sets \`config_path\` by default`),
    ];
  if (versions.every((possible) => possible !== undefined && !possible.some(isAffected))) return [];
  return [
    {
      ...found,
      code: "REGISTRY_MIRRORS_DEPRECATED",
      rule: "containerd 2.2.0 and 2.2.1, as in the images of kind 0.31, do not start with `mirrors`, and Berth does not know the version in the node image",
    },
  ];
}

function rejected(found: Pick<ArgumentFinding, "path" | "remedy">, why: string): Finding {
  return {
    ...found,
    code: "REGISTRY_MIRRORS_REJECTED",
    rule: `containerd does not start with the \`mirrors\` of this patch, because ${why}`,
  };
}

/** Matches the host of a registry on the host machine, such as `localhost:5001`. */
const localHost = /^localhost:(\d{1,5})$/;
/** Matches the endpoint of a registry container as in kind's documentation, such as `http://kind-registry:5000`. */
const container = /^http:\/\/([a-z0-9][a-z0-9-]{0,62}):5000\/?$/;

/** Recommends Berth's local registry for a mirror as in kind's earlier documentation, and files for all other mirrors. */
function remedyFor({ value }: RegistrySetting<PlainObject>): string {
  const [host = "", ...others] = Object.keys(value);
  const endpoints = valueAt(value[host], "endpoint");
  const name = container.exec(String(Array.isArray(endpoints) ? endpoints[0] : ""))?.[1];
  const port = localHost.exec(host)?.[1];
  if (others.length === 0 && name !== undefined && port !== undefined)
    return `Remove \`mirrors\` from the patch, and set \`registry: { name: "${name}", hostPort: ${port} }\`.`;
  return (
    `Remove \`mirrors\` from the patch. In a folder on the host, create a file such as \`${host}/hosts.toml\` for each registry. ` +
    `Mount the folder at \`${hostsFolder}\` on each node with \`extraMounts\`.`
  );
}

/** @see https://github.com/containerd/containerd/blob/v2.0.2/internal/cri/config/config.go */
function checkTls({ configs }: RegistrySettings): Finding[] {
  const host = Object.keys(configs?.value ?? {}).find((name) =>
    isObject(valueAt(configs?.value[name], "tls")),
  );
  if (configs === undefined || host === undefined) return [];
  return [
    {
      code: "REGISTRY_TLS_UNREAD",
      path: configs.path,
      rule: `containerd 2.0 and later ignore \`tls\` in \`registry.configs\`, which the patch sets for \`${host}\``,
      remedy: `Remove \`tls\` from the patch. Set \`ca\`, \`client\` or \`skip_verify\` in a file such as \`${hostsFolder}/${host}/hosts.toml\` on each node.`,
    },
  ];
}

/** Checks that containerd reads the file that Berth writes for the local registry. */
function checkLocalRegistry({ mirrors, configPath }: RegistrySettings, cluster: CheckedCluster): Finding[] {
  if (configPath === undefined && mirrors !== undefined) {
    return [
      {
        code: "REGISTRY_UNREAD",
        path: mirrors.path,
        rule: `\`registry\` needs a file in \`${hostsFolder}\`, but containerd does not read this folder if a patch sets \`mirrors\``,
        remedy: `Remove \`mirrors\` from the patch. For other registries, create files such as \`${hostsFolder}/docker.io/hosts.toml\` on each node.`,
      },
    ];
  }
  if (configPath !== undefined) {
    if (configPath.value.split(":").includes(hostsFolder)) return [];
    return [
      {
        code: "REGISTRY_UNREAD",
        path: configPath.path,
        rule: `\`registry\` needs a file in \`${hostsFolder}\`, but the patch sets \`config_path\` to another folder`,
        remedy: `Set \`config_path\` to \`${hostsFolder}\`.`,
      },
    ];
  }
  const older = versionsOf(cluster).find((possible) => possible?.every((one) => precedes(one, "2.2.0")));
  if (older === undefined) return [];
  return [
    {
      code: "REGISTRY_UNREAD",
      path: "registry",
      rule: `containerd ${older[0] ?? ""} in the node image reads files in \`${hostsFolder}\` only if \`config_path\` is set`,
      remedy: `Use a node image of kind 0.31 or later, or add a containerd patch that sets \`plugins."io.containerd.grpc.v1.cri".registry.config_path\` to \`${hostsFolder}\`.`,
    },
  ];
}
