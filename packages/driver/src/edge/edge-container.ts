import { buffer } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import {
  BerthError,
  edgeLabel,
  portsByAddress,
  type ClusterPlan,
  type EdgePlan,
  type PortRecord,
} from "@kind-berth/topology";
import { pack } from "tar-stream";
import { z } from "zod";
import type { Container } from "../engine/container";
import type { Engine } from "../engine/engine";
import { warnOfForeign } from "../engine/foreign";
import { labelText } from "../engine/label-text";
import type { Progress } from "../process/progress";
import { lastSentence } from "../process/last-sentence";
import { readOutput } from "../process/read-output";
import { runCommand, type RunOptions } from "../process/run-command";
import { sortEdges } from "../ownership/whose-edge";

/** How long a proxy may take to load its routes, in milliseconds. */
const timeoutMs = 60_000;
/** The time between two health checks, in milliseconds. */
const interval = 100;

/**
 * Finds a cluster's running and stopped edge containers. Separates them from containers that have the same label but that Berth did
 * not create for these owners; see {@link whoseEdge}.
 *
 * @param owners - the possible owners of the edge containers
 */
export async function edgeContainers(
  engine: Engine,
  cluster: string,
  owners: readonly string[],
): Promise<ReturnType<typeof sortEdges<Container>>> {
  return sortEdges(await engine.labelledContainers(`${edgeLabel.cluster}=${cluster}`), cluster, owners);
}

/**
 * Creates an edge port's container and copies the proxy's files into it, but does not start it. An engine can copy files only to an
 * existing container. The proxy reads the files only at startup.
 *
 * @param plan - the cluster's plan
 * @returns the engine's ID for the container
 */
export async function createEdge(
  engine: Engine,
  plan: Pick<ClusterPlan, "name" | "owner">,
  edge: EdgePlan,
): Promise<string> {
  const network = await networkOf(engine, edge.node);
  const labels = {
    [edgeLabel.cluster]: plan.name,
    [edgeLabel.port]: edge.port.name,
    [edgeLabel.origin]: edge.origin,
    [edgeLabel.owner]: labelText(plan.owner ?? ""),
    [edgeLabel.network]: network,
  };
  const printed = await run(engine, [
    "create",
    `--name=${edge.container}`,
    `--network=${network}`,
    ...portsByAddress(edge.port).map((port) => `--publish=${publication(port, edge.containerPort)}`),
    ...Object.entries(labels).map(([key, value]) => `--label=${key}=${value}`),
    // When the engine itself restarts, it also restarts this container, unless a user stopped it.
    "--restart=unless-stopped",
    `--user=${edge.user}:${edge.user}`,
    "--cap-drop=ALL",
    "--security-opt=no-new-privileges",
    edge.image,
  ]);
  await run(engine, ["cp", "-", `${edge.container}:/`], { input: await archiveOf(edge.files) });
  return printed.trim();
}

/** Returns the value of the engines' `--publish` flag for a port that has one address. */
function publication({ listenAddress, hostPort, protocol }: PortRecord, containerPort: number): string {
  const address = listenAddress.includes(":") ? `[${listenAddress}]` : listenAddress;
  return `${address}:${hostPort}:${containerPort}/${protocol.toLowerCase()}`;
}

/**
 * Starts an edge port's container, and waits until the proxy has loaded its routes.
 *
 * @throws {@link BerthError} `EDGE_NOT_READY` after one minute, or earlier if the container exits or disappears
 */
export async function startEdge(engine: Engine, edge: EdgePlan): Promise<void> {
  await engine.startContainers([edge.container]);
  const deadline = performance.now() + timeoutMs;
  let ended = false;
  for (;;) {
    const { code, stdout, stderr } = await engine.exec(edge.container, ["traefik", "healthcheck"]);
    if (code === 0) return;
    if (performance.now() > deadline)
      throw edgeNotReady(
        edge,
        `is not ready after ${timeoutMs / 1000} s`,
        `its health check reports: ${lastSentence(`${stdout} ${stderr}`)}`,
      );
    const container = await engine.findContainer(edge.container);
    if (container === undefined) throw edgeNotReady(edge, "is gone", "another process removed it");
    // The engine restarts a container that has exited, and a single check could fall between the exit and the restart.
    if (ended && !container.running) throw edgeNotReady(edge, "has exited", "its proxy ended");
    ended = !container.running;
    await setTimeout(interval, undefined, engine.signal === undefined ? {} : { signal: engine.signal });
  }
}

/** Stops a container immediately. A grace period would not help: the open connections close when the container stops. */
export async function stopContainer(engine: Engine, name: string): Promise<void> {
  await run(engine, ["stop", "-t", "0", name]);
}

/** Renames a container. */
export async function renameContainer(engine: Engine, name: string, to: string): Promise<void> {
  await run(engine, ["rename", name, to]);
}

/**
 * Removes running and stopped containers.
 *
 * @param ids - the engine's container IDs; names are not sufficient, because a different container may now have the name
 */
export async function removeContainers(engine: Engine, ids: readonly string[]): Promise<void> {
  // Docker kills the containers immediately. Podman first sends a stop signal, and the Podman command fails if a container stops too
  // slowly.
  const atOnce = engine.info.family === "podman" ? ["--time=0"] : [];
  if (ids.length > 0) await run(engine, ["rm", "--force", ...atOnce, "--volumes", ...ids]);
}

/**
 * Removes a cluster's edge containers, if it has any. Prints a warning that lists foreign containers with the same label, but does not
 * remove them.
 *
 * @param owners - the possible owners of the edge containers
 */
export async function removeEdges(
  engine: Engine,
  cluster: string,
  owners: readonly string[],
  progress: Progress,
): Promise<void> {
  const { ours, foreign } = await edgeContainers(engine, cluster, owners);
  warnOfForeign(progress, "container", foreign);
  await removeContainers(
    engine,
    ours.map(({ id }) => id),
  );
}

const networks = z.record(z.string(), z.unknown());

/**
 * Returns the network that a node container is connected to. This function inspects the container, because the environment may have named a
 * different network when the cluster was created.
 */
async function networkOf(engine: Engine, node: string): Promise<string> {
  const format = "{{json .NetworkSettings.Networks}}";
  const printed = await run(engine, ["container", "inspect", `--format=${format}`, node]);
  return Object.keys(readOutput("container inspect", networks, printed))[0] ?? "kind";
}

/** Packs files into a tar archive. Every user can read the files, but only root can write to them. */
async function archiveOf(files: EdgePlan["files"]): Promise<Uint8Array> {
  const archive = pack();
  for (const [path, content] of Object.entries(files)) {
    archive.entry({ name: path.replace(/^\//, ""), mode: 0o644 }, content);
  }
  archive.finalize();
  return buffer(archive);
}

function run(engine: Engine, args: readonly string[], options: RunOptions = {}): Promise<string> {
  return runCommand(engine.name, args, { ...options, signal: engine.signal });
}

/** Creates the error for an edge container whose proxy does not work. The message contains the container's state and the reason. */
export function edgeNotReady(
  edge: Pick<EdgePlan, "container" | "port">,
  state: string,
  reason: string,
): BerthError {
  return new BerthError(`port "${edge.port.name}"`, [
    {
      code: "EDGE_NOT_READY",
      object: `edge container "${edge.container}"`,
      state,
      reason,
      remedy: "Check the container's log. Then run `pulumi up` again.",
    },
  ]);
}
