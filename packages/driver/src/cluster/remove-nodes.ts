import { throwIfErrors, type SystemFinding } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import { kindLabel, type Engine } from "../engine/engine";
import { Kind } from "../kind/kind";

/**
 * Deletes the containers of a cluster by kind, which removes whatever carries its label, with its volumes: whose the cluster is has been
 * decided before.
 *
 * @throws {@link BerthError} `CONTAINER_NOT_OURS` where a container that kind cannot have created carries its label
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
 * Decides whether kind can have created a container with its label: kind names its containers after the cluster and their role.
 *
 * @returns a finding where it cannot
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
    reason: `kind would remove it with the cluster because of its label \`${kindLabel.cluster}=${cluster}\`, but ${
      role === "" ? `it has no label \`${kindLabel.role}\`` : `kind calls a ${role} \`${cluster}-${role}\``
    }`,
    remedy: "Remove the container, or create it again without that label, and run the command again.",
  };
}
