import { throwIfErrors, type SystemFinding } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import { kindLabel, type Engine } from "../engine/engine";
import { Kind } from "../kind/kind";

/**
 * Runs kind to delete a cluster's containers and their volumes. Because kind deletes every container that has the cluster's label, the
 * caller must first check who owns the cluster.
 *
 * @throws {@link BerthError} `CONTAINER_NOT_OURS` if kind cannot have created a container that has the label
 */
export async function removeNodes(cluster: string, engine: Engine): Promise<void> {
  const containers = await engine.clusterContainers(cluster);
  throwIfErrors(
    `cluster "${cluster}"`,
    containers.flatMap((container) => notOfKind(container, cluster) ?? []),
  );
  await new Kind(engine).delete(cluster);
}

/**
 * Checks whether kind can have created a container that has kind's cluster label. In kind, a container's name is derived from the cluster
 * name and the container's role.
 *
 * @returns a finding if kind cannot have created the container
 */
export function notOfKind(
  { name, labels }: Pick<Container, "name" | "labels">,
  cluster: string,
): SystemFinding | undefined {
  const role = labels[kindLabel.role] ?? "";
  const number = name.startsWith(`${cluster}-${role}`) ? name.slice(`${cluster}-${role}`.length) : "none";
  if (role !== "" && /^(?:[1-9]\d*)?$/.test(number)) return undefined;
  return {
    code: "CONTAINER_NOT_OURS",
    object: `container "${name}"`,
    state: "was not created by kind",
    reason: `kind would delete it with the cluster because of its label \`${kindLabel.cluster}=${cluster}\`, but ${
      role === ""
        ? `it has no label \`${kindLabel.role}\``
        : `kind's name for a ${role} is \`${cluster}-${role}\``
    }`,
    remedy: "Remove the container, or recreate it without that label. Then run the command again.",
  };
}
