import { BerthError, type ClusterPlan, type RegistryPlan, type SystemFinding } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import type { Engine } from "../engine/engine";
import { runCommand } from "../process/run-command";

/** The port on which the registry listens inside its container. */
export const registryPort = 5000;
/** Berth's label for the registry container. The container does not belong to a cluster: every cluster can use it. */
const label = "dev.berth.registry=true";
/** The network to which kind connects its nodes, unless an environment variable names another network. */
const kindNetwork = "kind";

/**
 * Returns the registry image. By default, this is the image in kind's documentation. On a machine that cannot pull this image,
 * BERTH_REGISTRY_IMAGE can name another image.
 */
export function registryImage(env: NodeJS.ProcessEnv): string {
  return env["BERTH_REGISTRY_IMAGE"] ?? "docker.io/library/registry:3";
}

/** Returns the network that kind clusters use on an engine. */
export function clusterNetwork(engine: Pick<Engine, "info">, env: NodeJS.ProcessEnv): string {
  const variable =
    engine.info.family === "podman" ? "KIND_EXPERIMENTAL_PODMAN_NETWORK" : "KIND_EXPERIMENTAL_DOCKER_NETWORK";
  return env[variable] ?? kindNetwork;
}

/** Starts the registry container with the settings from kind's documentation. */
export async function startRegistry(engine: Engine, { name, hostPort }: RegistryPlan): Promise<void> {
  await runCommand(
    engine.name,
    [
      ...["run", "--detach", "--restart", "always", "--name", name, "--label", label],
      ...["--publish", `127.0.0.1:${hostPort}:${registryPort}`],
      ...["--network", clusterNetwork(engine, process.env)],
      registryImage(process.env),
    ],
    { signal: engine.signal },
  );
}

/** Connects the registry container to the network that kind clusters use. */
export async function connectRegistry(engine: Engine, { name }: RegistryPlan): Promise<void> {
  const network = clusterNetwork(engine, process.env);
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
