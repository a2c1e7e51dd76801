import { HeldClaims, type Claim, type ClusterRecord, type IngressControllerPlan } from "@kind-berth/topology";
import type * as command from "@pulumi/command";
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { AppCluster } from "./app-cluster";
import { rejectionOf } from "../rejection";

/** What the apps of one program have on one cluster, together. */
interface AppsOfCluster {
  /** The cluster without the program's own apps. */
  readonly record: ClusterRecord;
  /** What is held, by other stacks' apps and by the program's own, and who serves the ports. */
  readonly held: HeldClaims;
  /** The same as a list, for the stacks that come after this one. */
  readonly claims: Claim[];
  /** The names of the ports that have an Ingress controller, for the same. */
  readonly served: string[];
  /** Those of these ports whose controller serves Gateway API too, for the same. */
  readonly gateways: string[];
  /** What has made the authority of the program's own certificates, once somebody has needed one. */
  authority: command.local.Command | undefined;
}

/** By provider: that is what tells clusters apart, whatever object carries it. */
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
 * The record of a cluster for other stacks: its claims and Ingress controllers grow with each app that the program exposes. As a
 * stack's output it holds all of them, wherever in the program it is exported, since Pulumi reads outputs when the program has ended.
 *
 * @param record - the cluster as it is known without the program's apps
 */
export function sharedRecord(provider: k8s.Provider, record: ClusterRecord): ClusterRecord {
  const { claims, served, gateways } = appsOf({ provider, record });
  return { ...record, claims, ingressControllers: served, gateways };
}

/** The record that the program's apps are planned on: without what they hold themselves. */
export function recordForApps(cluster: AppCluster): ClusterRecord {
  return appsOf(cluster).record;
}

/** A cluster as an input of the resources on it: without what other apps hold, which is not theirs. None of a rejected cluster. */
export function toResourceInput(cluster: AppCluster): object | undefined {
  if (rejectionOf(cluster) !== undefined) return undefined;
  // Pulumi leaves out what is undefined.
  return { ...cluster.record, claims: undefined, ingressControllers: undefined, gateways: undefined };
}

/** What is held on the cluster so far, and who serves its ports. */
export function claimsOn(cluster: AppCluster): HeldClaims {
  return appsOf(cluster).held;
}

/** Records what an app holds, against those that come after it in this program and in others. */
export function registerClaim(cluster: AppCluster, claim: Claim): void {
  const { held, claims } = appsOf(cluster);
  held.add(claim);
  claims.push({ ...claim, stack: `${pulumi.getProject()}/${pulumi.getStack()}` });
}

/** Records the Ingress controller of a port, for the program's apps and for other stacks. */
export function registerController(
  cluster: AppCluster,
  { port: { name: port }, gateway }: IngressControllerPlan,
): void {
  const { held, served, gateways } = appsOf(cluster);
  held.addController(port, { gateway: gateway === true });
  served.push(port);
  if (gateway === true) gateways.push(port);
}

/** The authority that signs the certificates of the program's apps on a cluster, made by the first who asks. */
export function authorityOn(cluster: AppCluster, make: () => command.local.Command): command.local.Command {
  const apps = appsOf(cluster);
  return (apps.authority ??= make());
}
