import { HeldClaims, type Claim, type ClusterRecord, type IngressControllerPlan } from "@kind-berth/topology";
import type * as command from "@pulumi/command";
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { AppCluster } from "./app-cluster";
import { rejectionOf } from "../rejection";

/** The program's apps on one cluster. */
interface AppsOfCluster {
  /** The cluster record without the claims of the program's own apps. */
  readonly record: ClusterRecord;
  /** The claims of this program's and other stacks' apps, and the Ingress controllers for the ports. */
  readonly held: HeldClaims;
  /** The claims as an array. The record for other stacks includes this array. */
  readonly claims: Claim[];
  /** The names of the ports that have an Ingress controller. The record for other stacks includes these names. */
  readonly served: string[];
  /**
   * The names of the ports whose Ingress controller also serves Gateway API resources. The record for other stacks includes these names.
   */
  readonly gateways: string[];
  /** The Command that creates the certificate authority for the program's apps. `undefined` until an app needs a certificate. */
  authority: command.local.Command | undefined;
}

/** The key is the provider, because each provider connects to one cluster, even if several objects describe that cluster. */
const programs = new WeakMap<k8s.Provider, AppsOfCluster>();

function appsOf({ provider, record }: Pick<AppCluster, "provider" | "record">): AppsOfCluster {
  const apps = programs.get(provider) ?? {
    record,
    held: HeldClaims.ofRecord(record),
    claims: [...(record.claims ?? [])],
    served: [...(record.ingressControllers ?? [])],
    gateways: [...(record.gateways ?? [])],
    authority: undefined,
  };
  programs.set(provider, apps);
  return apps;
}

/**
 * Returns a cluster's record for other stacks. Each app in the program adds its claims and Ingress controllers to the record.
 *
 * Pulumi reads stack outputs when the program has ended. A stack output that contains the record therefore includes the claims of all apps.
 * This also applies if the program exports the record before it creates the apps.
 *
 * @param record - the cluster record, without the claims of the program's apps
 */
export function sharedRecord(provider: k8s.Provider, record: ClusterRecord): ClusterRecord {
  const { claims, served, gateways } = appsOf({ provider, record });
  return { ...record, claims, ingressControllers: served, gateways };
}

/** Returns the record that Berth uses to plan the program's apps. The record does not contain these apps' claims. */
export function recordForApps(cluster: AppCluster): ClusterRecord {
  return appsOf(cluster).record;
}

/**
 * Returns the cluster record as a Pulumi input for resources on the cluster. The record omits the apps' claims. Returns `undefined` for a
 * rejected cluster.
 */
export function toResourceInput(cluster: AppCluster): object | undefined {
  if (rejectionOf(cluster) !== undefined) return undefined;
  // Pulumi omits inputs that are undefined.
  return { ...cluster.record, claims: undefined, ingressControllers: undefined, gateways: undefined };
}

/** Returns the apps' claims on the cluster so far, and the Ingress controllers for the cluster's ports. */
export function claimsOn(cluster: AppCluster): HeldClaims {
  return appsOf(cluster).held;
}

/** Adds an app's claim. Later apps in this program and in other stacks must not conflict with this claim. */
export function registerClaim(cluster: AppCluster, claim: Claim): void {
  const { held, claims } = appsOf(cluster);
  held.add(claim);
  claims.push({ ...claim, stack: `${pulumi.getProject()}/${pulumi.getStack()}` });
}

/** Records that a port has an Ingress controller, which the program's apps and other stacks then use. */
export function registerController(
  cluster: AppCluster,
  { port: { name: port }, gateway }: IngressControllerPlan,
): void {
  const { held, served, gateways } = appsOf(cluster);
  held.addController(port, { gateway: gateway === true });
  served.push(port);
  if (gateway === true) gateways.push(port);
}

/**
 * Returns the authority that signs certificates for the program's apps on a cluster. The first app that needs a certificate creates the
 * authority.
 */
export function authorityOn(cluster: AppCluster, make: () => command.local.Command): command.local.Command {
  const apps = appsOf(cluster);
  return (apps.authority ??= make());
}
