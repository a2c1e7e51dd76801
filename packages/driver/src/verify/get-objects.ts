import { edgeLabel, NodeRole, type Route } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import { kindLabel, type Engine } from "../engine/engine";
import { kubectlIn } from "../nodes/kubectl";

/**
 * Runs `kubectl get` and returns the objects as JSON. Returns an empty string if no such object exists, and `undefined` if the request
 * fails.
 */
export type Get = (...args: string[]) => Promise<string | undefined>;

/**
 * Returns a function that runs `kubectl get` in one of the control-plane containers of the route's cluster.
 *
 * @param running - the engine's running containers. If none of them is a control plane of the cluster, each request fails
 */
export function getOn(route: Route, running: readonly Container[], engine: Engine): Get {
  const controlPlane = controlPlaneOf(route, running);
  return async (...args) => {
    if (controlPlane === undefined) return undefined;
    const command = ["get", ...args, "--ignore-not-found", "--output=json"];
    const { code, stdout } = await kubectlIn(controlPlane.name, engine, command);
    return code === 0 ? stdout : undefined;
  };
}

function controlPlaneOf(route: Route, running: readonly Container[]): Container | undefined {
  const named = route.flatMap((hop) => ("container" in hop ? [hop.container] : []));
  const onRoute = running.filter(({ name }) => named.includes(name));
  const [cluster] = onRoute.flatMap(
    ({ labels }) => labels[kindLabel.cluster] ?? labels[edgeLabel.cluster] ?? [],
  );
  return running.find(
    ({ labels }) => labels[kindLabel.cluster] === cluster && labels[kindLabel.role] === NodeRole.ControlPlane,
  );
}
