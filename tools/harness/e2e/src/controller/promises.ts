import { askHostPort } from "@kind-berth-tools/probe";
import { conditionsOf } from "../http/conditions";
import type { ObjectWords } from "../http/patched";
import { controller, type ControllerUnderTest } from "./controller-under-test";

/** What the controller does for those who use it. */
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

/** Which of the controller's promises it does not keep at this moment, asked once. */
export async function brokenPromises(cluster: ControllerUnderTest): Promise<Broken[]> {
  const { probe, hostPorts } = cluster;
  const served = async (host: string) => {
    const answer = await askHostPort({ hostPort: hostPorts.http, host });
    return answer.outcome === "answered" && answer.status === 200;
  };
  const says = async (object: ObjectWords, condition: string) =>
    (await conditionsOf(probe, object))[condition] === "True";
  const published = async () => {
    const { status } = await probe.objects<IngressStatus>(ingress);
    return (status.loadBalancer.ingress ?? []).length > 0;
  };
  const kept: [Broken, Promise<boolean>][] = [
    ["Ingress served", served("web.localhost")],
    ["Ingress's status", published()],
    ["HTTPRoute served", served("routed.localhost")],
    ["GatewayClass's status", says(gatewayClass, "Accepted")],
    ["Gateway's status", says(gateway, "Programmed")],
    ["HTTPRoute's status", says(httpRoute, "Accepted")],
    ["GRPCRoute's status", says(grpcRoute, "Accepted")],
  ];
  const seen = await Promise.all(kept.map(async ([promise, keeps]) => ({ promise, keeps: await keeps })));
  return seen.filter(({ keeps }) => !keeps).map(({ promise }) => promise);
}

interface IngressStatus {
  readonly status: { readonly loadBalancer: { readonly ingress?: readonly object[] } };
}

/** Takes out what the controller has written into statuses, so that what is there afterwards is new. */
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

/** Adds a GRPCRoute of the controller's Gateway, which no app of Berth makes; it leads to the app `routed`. */
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
