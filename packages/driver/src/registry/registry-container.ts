import { BerthError, type ClusterPlan, type RegistryPlan, type SystemFinding } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import type { Engine } from "../engine/engine";
import { runCommand } from "../process/run-command";

/** The port on which the registry listens inside its container. */
export const registryPort = 5000;
/** Berth's label for the registry container. The container does not belong to a cluster: every cluster can use it. */
const label = "dev.berth.registry=true";

/**
 * Returns the registry image. By default, this is the image in kind's documentation. On a machine that cannot pull this image,
 * BERTH_REGISTRY_IMAGE can name another image.
 */
export function registryImage(env: NodeJS.ProcessEnv): string {
  return env["BERTH_REGISTRY_IMAGE"] ?? "docker.io/library/registry:3";
}

/**
 * Returns the network of a cluster's nodes. This function does not read the environment, because the environment may have named another
 * network when the cluster was created.
 *
 * @param containers - the cluster's containers
 */
export function clusterNetwork(containers: readonly Pick<Container, "networks">[]): string {
  return containers.flatMap(({ networks }) => networks)[0] ?? "kind";
}

/**
 * Starts the registry container with the settings from kind's documentation.
 *
 * @param network - see {@link clusterNetwork}
 */
export async function startRegistry(
  engine: Engine,
  { name, hostPort }: RegistryPlan,
  network: string,
): Promise<void> {
  await runCommand(
    engine.name,
    [
      ...["run", "--detach", "--restart", "always", "--name", name, "--label", label],
      ...["--publish", `127.0.0.1:${hostPort}:${registryPort}`],
      ...["--network", network],
      registryImage(process.env),
    ],
    { signal: engine.signal },
  );
}

/** Connects the registry container to a network. */
export async function connectRegistry(
  engine: Engine,
  { name }: RegistryPlan,
  network: string,
): Promise<void> {
  await runCommand(engine.name, ["network", "connect", network, name], { signal: engine.signal });
}

/**
 * Throws an error if a container with the registry's name does not publish the registry's ports. Images that users push to the registry's
 * port would not reach that container. This function does not check a stopped container, because its ports are unknown.
 *
 * @throws {@link BerthError} `REGISTRY_DIFFERS`
 */
export function refuseOtherPorts(plan: ClusterPlan, registry: RegistryPlan, found: Container): void {
  const finding = found.running ? differs(registry, found) : undefined;
  if (finding !== undefined) throw new BerthError(`cluster "${plan.name}"`, [finding]);
}

function differs({ name, hostPort }: RegistryPlan, { published }: Container): SystemFinding | undefined {
  if (published.some((port) => port.hostPort === hostPort && port.containerPort === registryPort))
    return undefined;
  const is = published.map((port) => `${port.hostPort} -> ${port.containerPort}`).join(", ");
  return {
    code: "REGISTRY_DIFFERS",
    object: `container "${name}"`,
    state: `publishes ${is === "" ? "no ports" : is}, but the registry needs ${hostPort} -> ${registryPort}`,
    reason: `images that you push to port ${hostPort} would not reach this container`,
    remedy:
      "Set `registry: { hostPort }` to the container's host port, set another registry name, or remove the container.",
  };
}
