import type { Finding } from "../../findings/finding";
import type { MountArgs } from "../kind-args";
import type { DeclaredNode } from "../plan-nodes";
import type { CheckedCluster } from "./checked-cluster";

/**
 * The node paths that kind itself uses for mounts. The container engine allows only one mount per path.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/cluster/internal/providers/docker/provision.go
 */
const kindsOwn = ["/tmp", "/run", "/lib/modules"];

/** Checks the paths of the nodes' mounts. Also checks that no node has two mounts with the same path. */
export function checkMounts({ nodes }: CheckedCluster): Finding[] {
  return nodes.flatMap((node) => [...checkPaths(node), ...checkPlaces(node)]);
}

function checkPaths({ path, node }: DeclaredNode): Finding[] {
  return (node.extraMounts ?? []).flatMap((mount, index) => [
    ...checkHostPath(mount, `${path}.extraMounts[${index}].hostPath`),
    ...checkContainerPath(mount, `${path}.extraMounts[${index}].containerPath`),
  ]);
}

function checkHostPath({ hostPath }: MountArgs, path: string): Finding[] {
  if (hostPath !== "") return [];
  return [
    {
      code: "MOUNT_HOST_PATH_EMPTY",
      path,
      value: hostPath,
      rule: "with an empty path, kind mounts its own working directory",
      remedy: "Set the path of a folder or file on the host.",
    },
  ];
}

function checkContainerPath({ containerPath }: MountArgs, path: string): Finding[] {
  if (containerPath.startsWith("/") && place(containerPath) !== "" && !containerPath.includes(":")) return [];
  return [
    {
      code: "MOUNT_PATH_INVALID",
      path,
      value: containerPath,
      rule: "it must be an absolute path other than `/`, and must not contain `:`, after which the engine expects mount options",
      remedy: "Use a path such as `/data`.",
    },
  ];
}

function checkPlaces({ path, node }: DeclaredNode): Finding[] {
  const holders = new Map(kindsOwn.map((own) => [own, "kind itself mounts a file system at this path"]));
  return (node.extraMounts ?? []).flatMap(({ containerPath }, index): Finding[] => {
    const holder = holders.get(place(containerPath));
    holders.set(place(containerPath), `${path}.extraMounts[${index}] already uses this path`);
    if (holder === undefined) return [];
    return [
      {
        code: "MOUNT_TAKEN",
        path: `${path}.extraMounts[${index}].containerPath`,
        value: containerPath,
        rule: `${holder}, and the engine rejects two mounts at the same path`,
        remedy: "Use another containerPath, or remove this mount.",
      },
    ];
  });
}

/** Normalizes a path on the node by removing duplicate slashes and a trailing slash. */
function place(containerPath: string): string {
  return containerPath.replaceAll(/\/+/g, "/").replace(/\/$/, "");
}
