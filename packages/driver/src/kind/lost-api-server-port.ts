import { BerthError, type ClusterPlan } from "@kind-berth/topology";

/** Matches the error of an engine that cannot bind a host port. Docker and Podman use different words. */
const notBound = /:(\d{1,5})(?:: bind: address already in use| failed: port is already allocated)/;

/**
 * Returns the host port that kind chose for an API server, if another process took this port before the engine could bind it. Returns
 * `undefined` for all other errors, such as a port mapping whose host port is in use.
 *
 * kind finds a free port for each control plane, releases the port, and then starts the container. In a cluster with several control planes,
 * the engine binds the last port many seconds later on a busy machine.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/cluster/internal/providers/common/getport.go
 */
export function lostApiServerPort(
  error: unknown,
  { ports, networking }: Pick<ClusterPlan, "ports" | "networking">,
): number | undefined {
  if (!BerthError.isInstance(error)) return undefined;
  const [, digits] = notBound.exec(error.message) ?? [];
  if (digits === undefined) return undefined;
  const port = Number(digits);
  const planned = [...ports.map(({ hostPort }) => hostPort), networking?.apiServerPort];
  return planned.includes(port) ? undefined : port;
}
