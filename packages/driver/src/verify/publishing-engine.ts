import { BerthError, type Verification } from "@kind-berth/topology";
import type { Engine } from "../engine/engine";
import { findEngines, type Engines } from "../engine/find-engines";
import { isLocal } from "../host/check-host-ports";

/**
 * Finds the engine on this machine that publishes an app's port.
 *
 * @returns the engine, or the reason why Berth skips the health check, as text. Berth skips it if this machine does not publish the port,
 *   or if Berth cannot check the port's protocol.
 */
export async function publishingEngine(
  { container, protocol }: Verification,
  signal: AbortSignal,
): Promise<Engine | string> {
  if (protocol !== "TCP")
    return `Berth cannot check an app over ${protocol}, because only a client of the app can read its response`;
  if (container === undefined) return "no container of a kind cluster publishes its port";
  if (!isLocal(process.env)) return "the container engine and the port are on another machine";
  const engines = await engineIfAny(signal);
  if (engines === undefined) return "no container engine responds on this machine";
  for (const engine of engines.answering) {
    const running = await engine.runningContainers();
    if (running.some(({ name }) => name === container)) return engine;
  }
  const names = engines.answering.map(({ name }) => name).join(" or ");
  return `no container \`${container}\` runs on this machine's ${names}`;
}

async function engineIfAny(signal: AbortSignal): Promise<Engines | undefined> {
  try {
    return await findEngines(signal);
  } catch (error) {
    if (BerthError.isInstance(error)) return undefined;
    throw error;
  }
}
