import { buffer } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { BerthError, edgeLabel, type ClusterPlan, type EdgePlan } from "@kind-berth/topology";
import { pack } from "tar-stream";
import { z } from "zod";
import type { Container } from "../engine/container";
import type { Engine } from "../engine/engine";
import { warnOfForeign } from "../engine/foreign";
import { labelText } from "../engine/label-text";
import type { Progress } from "../process/progress";
import { lastSentence } from "../process/last-sentence";
import { runCommand, type RunOptions } from "../process/run-command";
import { sortEdges } from "../ownership/whose-edge";

/** How long a proxy may take until its routes are in place, in milliseconds. */
const timeoutMs = 60_000;
/** The time between two looks, in milliseconds. */
const interval = 100;

/**
 * The edge containers of a cluster, stopped ones too, told from other containers with their label: see {@link whoseEdge}.
 *
 * @param owners - whose they may be
 */
export async function edgeContainers(
  engine: Engine,
  cluster: string,
  owners: readonly string[],
): Promise<ReturnType<typeof sortEdges<Container>>> {
  return sortEdges(await engine.labelledContainers(`${edgeLabel.cluster}=${cluster}`), cluster, owners);
}

/**
 * Makes the container of an edge port, complete but not started: an engine takes no files for a container before it is there,
 * and the proxy reads them once, when it starts.
 *
 * @param plan - of the cluster
 * @returns the engine's id of the container
 */
export async function createEdge(
  engine: Engine,
  plan: Pick<ClusterPlan, "name" | "owner">,
  edge: EdgePlan,
): Promise<string> {
  const network = await networkOf(engine, edge.node);
  const { listenAddress, hostPort, protocol } = edge.port;
  const address = listenAddress.includes(":") ? `[${listenAddress}]` : listenAddress;
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
    `--publish=${address}:${hostPort}:${edge.containerPort}/${protocol.toLowerCase()}`,
    ...Object.entries(labels).map(([key, value]) => `--label=${key}=${value}`),
    // Also after a restart of the engine, and not where somebody has stopped it.
    "--restart=unless-stopped",
    `--user=${edge.user}:${edge.user}`,
    "--cap-drop=ALL",
    "--security-opt=no-new-privileges",
    edge.image,
  ]);
  await run(engine, ["cp", "-", `${edge.container}:/`], { input: await archiveOf(edge.files) });
  return printed.trim();
}

/**
 * Starts the container of an edge port, and waits until its routes are in place.
 *
 * @throws {@link BerthError} `EDGE_NOT_READY` after a minute, or as soon as the container has exited or does not exist
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
    // One look may fall between an end and the restart that the engine does by itself.
    if (ended && !container.running) throw edgeNotReady(edge, "has exited", "its proxy ended");
    ended = !container.running;
    await setTimeout(interval, undefined, engine.signal === undefined ? {} : { signal: engine.signal });
  }
}

/** Stops a container at once: what it carried is cut off either way. */
export async function stopContainer(engine: Engine, name: string): Promise<void> {
  await run(engine, ["stop", "-t", "0", name]);
}

/** Gives a container another name. */
export async function renameContainer(engine: Engine, name: string, to: string): Promise<void> {
  await run(engine, ["rename", name, to]);
}

/**
 * Removes containers, running or not.
 *
 * @param ids - the engine's ids: a name may be another container's by now
 */
export async function removeContainers(engine: Engine, ids: readonly string[]): Promise<void> {
  // Podman asks them to end first, and has been seen to fail when they take their time; Docker never asks.
  const atOnce = engine.info.family === "podman" ? ["--time=0"] : [];
  if (ids.length > 0) await run(engine, ["rm", "--force", ...atOnce, "--volumes", ...ids]);
}

/**
 * Removes all edge containers of a cluster; it is no error where there are none. Other containers with their label are left alone, and
 * reported.
 *
 * @param owners - whose they may be
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

/** The network that a node is on: what made the cluster chose it, and the environment may have changed since. */
async function networkOf(engine: Engine, node: string): Promise<string> {
  const format = "{{json .NetworkSettings.Networks}}";
  const printed = await run(engine, ["container", "inspect", `--format=${format}`, node]);
  return Object.keys(networks.parse(JSON.parse(printed)))[0] ?? "kind";
}

/** Files as a tar archive, readable for everybody and writable for root alone. */
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

/** The error for an edge container whose proxy does not work, with its state as a predicate and the reason as a clause. */
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
      remedy: "See what the container's log says, and run `pulumi up` again.",
    },
  ]);
}
