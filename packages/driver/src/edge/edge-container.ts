import { buffer } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { BerthError, edgeLabel, type EdgePlan } from "@kind-berth/topology";
import { pack } from "tar-stream";
import { z } from "zod";
import type { Container } from "../engine/container";
import type { Engine } from "../engine/engine";
import { runCommand, type RunOptions } from "../process/run-command";

/** How long a proxy may take until its routes are in place, in milliseconds. */
const timeoutMs = 60_000;
/** The time between two looks, in milliseconds. */
const interval = 100;

/** The edge containers of a cluster, stopped ones too. */
export function edgeContainers(engine: Engine, cluster: string): Promise<Container[]> {
  return engine.labelledContainers(`${edgeLabel.cluster}=${cluster}`);
}

/**
 * Makes the container of an edge port, complete but not started: an engine takes no files for a container before it is there,
 * and the proxy reads them once, when it starts.
 *
 * @param cluster - the cluster's name
 */
export async function createEdge(engine: Engine, cluster: string, edge: EdgePlan): Promise<void> {
  const { listenAddress, hostPort, protocol } = edge.port;
  const address = listenAddress.includes(":") ? `[${listenAddress}]` : listenAddress;
  const labels = {
    [edgeLabel.cluster]: cluster,
    [edgeLabel.port]: edge.port.name,
    [edgeLabel.origin]: edge.origin,
  };
  await run(engine, [
    "create",
    `--name=${edge.container}`,
    `--network=${await networkOf(engine, edge.node)}`,
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
}

/** Starts the container of an edge port, and waits until its routes are in place. */
export async function startEdge(engine: Engine, edge: EdgePlan): Promise<void> {
  await engine.startContainers([edge.container]);
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const { code, stdout, stderr } = await engine.exec(edge.container, ["traefik", "healthcheck"]);
    if (code === 0) return;
    if (performance.now() > deadline) throw notReady(edge, `${stdout} ${stderr}`.trim());
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

/** Removes containers, running or not. */
export async function removeContainers(engine: Engine, names: readonly string[]): Promise<void> {
  // Podman asks them to end first, and has been seen to fail when they take their time; Docker never asks.
  const atOnce = engine.info.family === "podman" ? ["--time=0"] : [];
  if (names.length > 0) await run(engine, ["rm", "--force", ...atOnce, "--volumes", ...names]);
}

/** Removes all edge containers of a cluster; it is no error where there are none. */
export async function removeEdges(engine: Engine, cluster: string): Promise<void> {
  await removeContainers(
    engine,
    (await edgeContainers(engine, cluster)).map(({ name }) => name),
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

function notReady(edge: EdgePlan, said: string): BerthError {
  return new BerthError(`port "${edge.port.name}"`, [
    {
      code: "EDGE_NOT_READY",
      path: `edge container \`${edge.container}\``,
      value: "not ready",
      rule: `after ${timeoutMs / 1000} seconds its proxy says: ${said}`,
      remedy: "See what the container's log says, and run `pulumi up` again.",
    },
  ]);
}
