import { publisherOf } from "../../model/publisher";
import { PortProtocol, type PortRecord } from "../../model/port-record";
import type { Route } from "../../model/route";
import type { App } from "../arguments/app-shape";

/**
 * Whether a health check waits for a route, so that Pulumi does not have to wait for the objects on the route. The health check must be
 * able to observe the cluster and to send requests. The route therefore needs a TCP port that a container of a kind cluster publishes.
 */
export function isChecked(
  app: Pick<App, "verify" | "annotations">,
  { protocol }: Pick<PortRecord, "protocol">,
  route: Route,
): boolean {
  return leavesAwait(app) && protocol === PortProtocol.TCP && publisherOf(route) !== undefined;
}

/** Whether an app has a health check, and its program does not decide itself for what Pulumi waits. */
export function leavesAwait({ verify, annotations = {} }: Pick<App, "verify" | "annotations">): boolean {
  return verify !== false && !("pulumi.com/waitFor" in annotations);
}
