import type { ArgumentFinding, Finding } from "../../findings/finding";
import type { MountArgs } from "../kind-args";
import type { DeclaredNode } from "../plan-nodes";
import type { CheckedCluster } from "./checked-cluster";

/**
 * The paths that kind itself mounts into every node. The container engine allows only one mount at each path.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/cluster/internal/providers/docker/provision.go
 */
const kindsOwn = ["/tmp", "/run", "/lib/modules"];

/** Checks the mounts of the nodes: each path, and that no two mounts of a node have the same path. */
export function checkMounts({ nodes }: CheckedCluster): Finding[] {
  return nodes.flatMap((node) => [...checkPaths(node), ...checkPlaces(node)]);
}

function checkPaths({ path, node }: DeclaredNode): Finding[] {
  return (node.extraMounts ?? []).flatMap((mount, index) =>
    [hostPathMisfit(mount), containerPathMisfit(mount)]
      .filter((misfit) => misfit !== undefined)
      .map(({ key, rule, remedy }) => ({
        code: "MOUNT_PATH_INVALID",
        path: `${path}.extraMounts[${index}].${key}`,
        value: mount[key],
        rule,
        remedy,
      })),
  );
}

interface Misfit extends Pick<ArgumentFinding, "rule" | "remedy"> {
  readonly key: "hostPath" | "containerPath";
}

function hostPathMisfit({ hostPath }: MountArgs): Misfit | undefined {
  if (hostPath !== "") return undefined;
  return {
    key: "hostPath",
    rule: "kind would mount its own working folder",
    remedy: "Name the folder or file of the host.",
  };
}

function containerPathMisfit({ containerPath }: MountArgs): Misfit | undefined {
  if (containerPath.startsWith("/") && place(containerPath) !== "" && !containerPath.includes(":")) {
    return undefined;
  }
  return {
    key: "containerPath",
    rule: "the engine mounts at absolute paths below `/` only, and takes what follows a `:` for options",
    remedy: "Use a path such as `/data`.",
  };
}

function checkPlaces({ path, node }: DeclaredNode): Finding[] {
  const holders = new Map(kindsOwn.map((own) => [own, "kind mounts something of its own there"]));
  return (node.extraMounts ?? []).flatMap(({ containerPath }, index): Finding[] => {
    const holder = holders.get(place(containerPath));
    holders.set(place(containerPath), `${path}.extraMounts[${index}] is mounted there already`);
    if (holder === undefined) return [];
    return [
      {
        code: "MOUNT_TAKEN",
        path: `${path}.extraMounts[${index}].containerPath`,
        value: containerPath,
        rule: `${holder}, and the engine refuses two mounts at one place`,
        remedy: "Give it another containerPath, or leave one of the two out.",
      },
    ];
  });
}

/** Normalizes a path in the node: removes duplicate slashes and a trailing slash. */
function place(containerPath: string): string {
  return containerPath.replaceAll(/\/+/g, "/").replace(/\/$/, "");
}
