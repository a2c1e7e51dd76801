import { HeldClaims, type Claim, type ClusterRecord, type IngressControllerPlan } from "@kind-berth/topology";
import type * as command from "@pulumi/command";
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { AppCluster } from "./app-cluster";
import { rejectionOf } from "../rejection";

/** The apps of one program on one cluster. */
interface AppsOfCluster {
  /** The cluster without the program's own apps. */
  readonly record: ClusterRecord;
  /** The claims of the program's apps and of other stacks' apps, and the Ingress controllers of the ports. */
  readonly held: HeldClaims;
  /** The same claims as a list. The record that other stacks read contains it. */
  readonly claims: Claim[];
  /** The names of the ports that have an Ingress controller. The record that other stacks read contains them. */
  readonly served: string[];
  /** The names of those ports whose controller also serves Gateway API. The record that other stacks read contains them. */
  readonly gateways: string[];
  /** The Command that creates the certificate authority of the program's apps. `undefined` until an app needs it. */
  authority: command.local.Command | undefined;
}

/** By provider: each provider is one cluster, also if several objects describe that cluster. */
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
 * The record of a cluster for other stacks. Its claims and Ingress controllers grow with each app that the program exposes.
 *
 * A stack output with the record contains all of them, even if the program exports it before it creates the apps. Pulumi reads the outputs
 * when the program has ended.
 *
 * @param record - the cluster without the program's apps
 */
export function sharedRecord(provider: k8s.Provider, record: ClusterRecord): ClusterRecord {
  const { claims, served, gateways } = appsOf({ provider, record });
  return { ...record, claims, ingressControllers: served, gateways };
}

/** The record to plan the program's apps on. It does not contain the claims of these apps. */
export function recordForApps(cluster: AppCluster): ClusterRecord {
  return appsOf(cluster).record;
}

/** A cluster as an input of the resources on it, without the claims of other apps. `undefined` for a rejected cluster. */
export function toResourceInput(cluster: AppCluster): object | undefined {
  if (rejectionOf(cluster) !== undefined) return undefined;
  // Pulumi omits undefined inputs.
  return { ...cluster.record, claims: undefined, ingressControllers: undefined, gateways: undefined };
}

/** The claims on the cluster so far, and the Ingress controllers of its ports. */
export function claimsOn(cluster: AppCluster): HeldClaims {
  return appsOf(cluster).held;
}

/** Adds a claim of an app. Later apps of this program and of other stacks must not conflict with it. */
export function registerClaim(cluster: AppCluster, claim: Claim): void {
  const { held, claims } = appsOf(cluster);
  held.add(claim);
  claims.push({ ...claim, stack: `${pulumi.getProject()}/${pulumi.getStack()}` });
}

/** Adds the Ingress controller of a port, for the program's apps and for other stacks. */
export function registerController(
  cluster: AppCluster,
  { port: { name: port }, gateway }: IngressControllerPlan,
): void {
  const { held, served, gateways } = appsOf(cluster);
  held.addController(port, { gateway: gateway === true });
  served.push(port);
  if (gateway === true) gateways.push(port);
}

/** The authority that signs the certificates of the program's apps on a cluster. The first app that needs it creates it. */
export function authorityOn(cluster: AppCluster, make: () => command.local.Command): command.local.Command {
  const apps = appsOf(cluster);
  return (apps.authority ??= make());
}
