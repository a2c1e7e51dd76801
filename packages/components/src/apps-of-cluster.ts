import { HeldClaims, type Claim } from "@berth/topology";
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { AppCluster } from "./app-cluster";
import { IngressController } from "./ingress-controller";

/** What the apps of one program have on one cluster, together. */
interface AppsOfCluster {
  readonly claims: HeldClaims;
  /** By the name of the port. */
  readonly controllers: Map<string, IngressController>;
}

/** By provider: that is what tells clusters apart, whatever object carries it. */
const programs = new WeakMap<k8s.Provider, AppsOfCluster>();

function appsOf({ provider }: AppCluster): AppsOfCluster {
  const apps = programs.get(provider) ?? {
    claims: new HeldClaims(),
    controllers: new Map<string, IngressController>(),
  };
  programs.set(provider, apps);
  return apps;
}

/** What the program's apps hold on the cluster so far. */
export function claimsOn(cluster: AppCluster): HeldClaims {
  return appsOf(cluster).claims;
}

/** Records what an app holds, against those that come after it. */
export function hold(cluster: AppCluster, claim: Claim): void {
  appsOf(cluster).claims.add(claim);
}

/**
 * The Ingress controller of a port: made for the first app that needs it, shared by the others. It belongs to the cluster, not to
 * the app, so that it stays when the first app goes.
 */
export function ingressControllerOf(cluster: AppCluster, port: string): IngressController {
  const { controllers } = appsOf(cluster);
  const present = controllers.get(port);
  if (present !== undefined) return present;
  const parent = pulumi.Resource.isInstance(cluster) ? { parent: cluster } : {};
  const made = new IngressController(`${cluster.record.name}-ingress-${port}`, { cluster, port }, parent);
  controllers.set(port, made);
  return made;
}
