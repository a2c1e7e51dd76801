import { BerthError, checkedSubject, type SystemFinding, type Verification } from "@kind-berth/topology";
import type { Engine } from "../engine/engine";
import { findEngines, type Engines } from "../engine/find-engines";
import { isLocal } from "../host/check-host-ports";

/** How to check an app. */
export type HealthCheck =
  | {
      /** The engine that has the container that publishes the app's port. */
      readonly engine: Engine;
      /** Set if the health check waits only for the rollout: for an Ingress controller, or if the port is on another machine. */
      readonly rolloutOnly?: true;
    }
  | {
      /** Why Berth skips the health check, as a clause. */
      readonly skipped: string;
    };

/**
 * Finds the engine that publishes an app's port. Berth skips the health check if no container of a kind cluster publishes the port, or if
 * Berth cannot check the port's protocol.
 *
 * @throws {@link BerthError} `APP_NOT_CHECKED` if Pulumi did not wait for the app's Deployment, and no engine on this machine has the
 *   cluster
 */
export async function findHealthCheck(verification: Verification, signal: AbortSignal): Promise<HealthCheck> {
  const { controller, container, protocol, deployment } = verification;
  if (protocol !== "TCP")
    return {
      skipped: `Berth cannot check an app over ${protocol}, because only a client of the app can read its response`,
    };
  if (container === undefined) return { skipped: "no container of a kind cluster publishes its port" };
  const local = isLocal(process.env);
  if (!local && deployment === undefined)
    return { skipped: "the container engine and the port are on another machine" };
  const engine = await engineWith(container, signal);
  if (typeof engine !== "string")
    return { engine, ...(local && controller === undefined ? {} : { rolloutOnly: true }) };
  if (deployment === undefined) return { skipped: engine };
  throw new BerthError(checkedSubject(verification), [notChecked(verification, engine)]);
}

/** The finding about a rollout that neither Pulumi nor Berth can wait for. */
export function notChecked(
  verification: Pick<Verification, "app" | "controller">,
  reason: string,
): SystemFinding {
  return {
    code: "APP_NOT_CHECKED",
    object: checkedSubject(verification),
    state: "cannot be checked",
    reason,
    remedy:
      "Run `pulumi up` on the machine that runs the cluster, or set `verify` to `false`. Without the health check, Pulumi waits for the rollout.",
  };
}

/** Returns the engine that has a container, even if the container is stopped. If there is no such engine, returns the reason as a clause. */
async function engineWith(container: string, signal: AbortSignal): Promise<Engine | string> {
  const engines = await enginesIfAny(signal);
  if (engines === undefined) return "no container engine responds on this machine";
  for (const engine of engines.answering) {
    if ((await engine.findContainer(container)) !== undefined) return engine;
  }
  const names = engines.answering.map(({ name }) => name).join(" or ");
  return `this machine's ${names} has no container \`${container}\``;
}

async function enginesIfAny(signal: AbortSignal): Promise<Engines | undefined> {
  try {
    return await findEngines(signal);
  } catch (error) {
    if (BerthError.isInstance(error)) return undefined;
    throw error;
  }
}
