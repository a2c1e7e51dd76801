import { askHostPort } from "@kind-berth-tools/probe";
import { conditionsIn, type WithConditions } from "../http/conditions";
import type { ObjectWords } from "../http/patched";
import { controller, type ControllerUnderTest } from "./controller-under-test";

/** A promise that the controller makes to its users. A check reports the broken promises. */
export type Broken =
  | "Ingress served"
  | "Ingress's status"
  | "HTTPRoute served"
  | "GatewayClass's status"
  | "Gateway's status"
  | "HTTPRoute's status"
  | "GRPCRoute's status";

const ingress: ObjectWords = ["ingress", "web"];
const gatewayClass: ObjectWords = ["gatewayclass", controller];
const gateway: ObjectWords = ["gateway", controller, `--namespace=${controller}`];
const httpRoute: ObjectWords = ["httproute", "routed"];
const grpcRoute: ObjectWords = ["grpcroute", "called"];

/** Checks each of the controller's promises once, and returns the promises that are currently broken. */
export async function brokenPromises(cluster: ControllerUnderTest): Promise<Broken[]> {
  const { probe, hostPorts } = cluster;
  const served = async (host: string) => {
    const answer = await askHostPort({ hostPort: hostPorts.http, host });
    return answer.outcome === "answered" && answer.status === 200;
  };
  // Read all objects with one request, because the check is repeated, and each kubectl process takes processor time.
  const { items } = await probe.objects<{ items: readonly Item[] }>([
    "ingresses,gatewayclasses,gateways,httproutes,grpcroutes",
    "--all-namespaces",
  ]);
  const named = (kind: string, name: string) => {
    const found = items.find((item) => item.kind === kind && item.metadata.name === name);
    if (found === undefined) throw new Error(`there is no ${kind} ${name}`);
    return found;
  };
  const says = (object: Item, condition: string) => conditionsIn(object)[condition] === "True";
  const published = ({ status }: Item) => (status.loadBalancer?.ingress ?? []).length > 0;
  const kept: [Broken, boolean][] = [
    ["Ingress served", await served("web.localhost")],
    ["Ingress's status", published(named("Ingress", "web"))],
    ["HTTPRoute served", await served("routed.localhost")],
    ["GatewayClass's status", says(named("GatewayClass", controller), "Accepted")],
    ["Gateway's status", says(named("Gateway", controller), "Programmed")],
    ["HTTPRoute's status", says(named("HTTPRoute", "routed"), "Accepted")],
    ["GRPCRoute's status", says(named("GRPCRoute", "called"), "Accepted")],
  ];
  return kept.filter(([, keeps]) => !keeps).map(([promise]) => promise);
}

/** An object whose status the controller writes. */
interface Item extends WithConditions {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly status: WithConditions["status"] & {
    readonly loadBalancer?: { readonly ingress?: readonly object[] };
  };
}

/** Removes the values that the controller has written to statuses. If a status exists later, the controller has written it again. */
export async function forgetStatuses({ probe }: ControllerUnderTest): Promise<void> {
  const conditions = { conditions: [] };
  const empty: [ObjectWords, object][] = [
    [ingress, { loadBalancer: { ingress: null } }],
    [gatewayClass, conditions],
    [gateway, conditions],
    [httpRoute, { parents: [] }],
    [grpcRoute, { parents: [] }],
  ];
  await Promise.all(
    empty.map(([object, status]) =>
      probe.kubectl([
        "patch",
        ...object,
        "--subresource=status",
        "--type=merge",
        `--patch=${JSON.stringify({ status })}`,
      ]),
    ),
  );
}

/** Adds a GRPCRoute that is attached to the controller's Gateway and routes to the app `routed`. Berth's apps never create a GRPCRoute. */
export async function addGRPCRoute({ probe }: ControllerUnderTest): Promise<void> {
  const route = {
    apiVersion: "gateway.networking.k8s.io/v1",
    kind: "GRPCRoute",
    metadata: { name: "called" },
    spec: {
      parentRefs: [{ namespace: controller, name: controller }],
      hostnames: ["called.localhost"],
      rules: [{ backendRefs: [{ name: "routed", port: 5678 }] }],
    },
  };
  await probe.kubectl(["apply", "--filename=-"], JSON.stringify(route));
}
