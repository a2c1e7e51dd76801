import { BerthError, type Verification } from "@kind-berth/topology";
import type { Engine } from "../engine/engine";
import { findEngines, type Engines } from "../engine/find-engines";
import { isLocal } from "../host/check-host-ports";

/**
 * Finds the engine of this machine that publishes an app's port.
 *
 * @returns the engine; or, as a phrase, why the health check is skipped. Either this machine does not publish the port, or only the app's
 * own client can check a response in its protocol.
 */
export async function publishingEngine(
  { container, protocol }: Verification,
  signal: AbortSignal,
): Promise<Engine | string> {
  if (protocol !== "TCP") return `over ${protocol} only the app's own client can tell whether it answers`;
  if (container === undefined) return "its port is not published by a container of a kind cluster";
  if (!isLocal(process.env)) return "the container engine is on another machine, and so is the port";
  const engines = await engineIfAny(signal);
  if (engines === undefined) return "no container engine answers on this machine";
  for (const engine of engines.answering) {
    const running = await engine.runningContainers();
    if (running.some(({ name }) => name === container)) return engine;
  }
  const names = engines.answering.map(({ name }) => name).join(" or ");
  return `no container \`${container}\` runs on ${names} of this machine`;
}

async function engineIfAny(signal: AbortSignal): Promise<Engines | undefined> {
  try {
    return await findEngines(signal);
  } catch (error) {
    if (BerthError.isInstance(error)) return undefined;
    throw error;
  }
}
