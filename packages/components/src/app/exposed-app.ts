import type { Claim, Exposure, Route } from "@kind-berth/topology";
import type * as command from "@pulumi/command";
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { onCluster } from "../cluster/app-cluster";
import { makeExposure, type AppExposure } from "./app-exposure";
import { planAppOf } from "./app-workload";
import { toResourceInput, registerClaim } from "../cluster/apps-of-cluster";
import type { ExposedAppArgs } from "./exposed-app-args";
import type { IngressController } from "../ingress-controller/ingress-controller";
import { isComponent } from "../instance-of";
import { planned, reportWarnings } from "../planned";

/**
 * An app that is reached through a port of a cluster, wherever that port is: what binds the node's port is pinned to the
 * node that carries it, and everything follows when the port moves.
 *
 * Under the hood: a Deployment and a Service; with the exposure `ingress` an Ingress too, with `gateway` an HTTPRoute, and the
 * port's {@link IngressController}, pinned by required node affinity on the port's label; with `hostPort` the app's own pod is pinned so,
 * and with `nodePort` where only nodes with a pod of the app forward to it. Of a Service that is there already, the Ingress or the
 * HTTPRoute alone. An app with several `exposures` is one Deployment with what each of them needs.
 *
 * @example
 * ```ts
 * const web = new ExposedApp("web", { cluster, image: "nginxinc/nginx-unprivileged:1.29", containerPort: 8080, port: "http" });
 * export const url = web.url; // http://web.localhost:8080/
 * ```
 */
export class ExposedApp extends pulumi.ComponentResource {
  /** Where the app is reached from the host, such as `http://web.localhost:8080/`. Known at preview. */
  readonly url: pulumi.Output<string>;
  /** The same of each way to the app, in the order of `exposures`. */
  readonly urls: pulumi.Output<string[]>;
  /**
   * Each way to the app, in the order of `exposures`: what was decided, and what was made for it. What the app has one of below is the
   * first one's.
   */
  readonly exposures: readonly AppExposure[];
  /** How the app is reached. */
  readonly exposure: Exposure;
  /** Why it is reached so. */
  readonly exposureReason: string;
  /** The hops from host port to pod, as expected from the plan. Known at preview, unless the resource of its Service tells its name later. */
  readonly route: pulumi.Output<Route>;
  /** The same of each way to the app, in the order of `exposures`. */
  readonly routes: pulumi.Output<Route[]>;
  /** What of the cluster's ports the app holds, against other apps: one for each way to it. */
  readonly claims: readonly Claim[];
  /** The app's Deployment; not of a Service that was there already. */
  readonly deployment: k8s.apps.v1.Deployment | undefined;
  /** The app's Service, by which other apps on the cluster reach it too; not one that was there already. */
  readonly service: k8s.core.v1.Service | undefined;
  /**
   * The Ingress controller of the port, shared with its other apps; with the exposures `ingress` and `gateway` only, and not where
   * another stack has made it, or the user brings one.
   */
  readonly ingressController: IngressController | undefined;
  /** The app's Ingress; with the exposure `ingress` only. */
  readonly ingress: k8s.networking.v1.Ingress | undefined;
  /** The authority that has signed the app's certificates, in PEM, for callers to trust; with a self-signed one only. */
  readonly certificateAuthority: pulumi.Output<string> | undefined;
  /** The app's own Gateway; with the exposure `gateway` on an HTTPS port only. */
  readonly gateway: k8s.apiextensions.CustomResource | undefined;
  /** The app's HTTPRoute; with the exposure `gateway` only. */
  readonly httpRoute: k8s.apiextensions.CustomResource | undefined;
  /** What has asked the app through its host port; its `stdout` says what was seen. Not with `verify: false`. */
  readonly verification: command.local.Command | undefined;

  /**
   * @param name - the resource's name, and that of the app's objects
   * @throws pulumi.RunError at preview, with everything about the arguments that cannot work; see docs/rules.md
   */
  constructor(name: string, args: ExposedAppArgs, opts?: pulumi.ComponentResourceOptions) {
    const { cluster } = args;
    const { plan: app, warnings } = planned((warn) => planAppOf(name, args, warn));
    const { exposures: plans } = app.plan;
    // A transform may be a function, which no input can be; Pulumi leaves out what is undefined.
    super(
      exposedAppType,
      name,
      { ...args, service: app.service, cluster: toResourceInput(cluster), transform: undefined },
      opts,
    );
    reportWarnings(this, warnings);
    for (const { claim } of plans) registerClaim(cluster, claim);

    const child = pulumi.mergeOptions(onCluster(cluster, this), { dependsOn: opts?.dependsOn ?? [] });
    const workload = app.makeWorkload(child);
    this.deployment = workload.deployment;
    const [first, ...others] = plans;
    const make = (plan: typeof first) =>
      makeExposure(plan, { args, workload, plans }, { ...child, parent: this });
    const own = make(first);
    this.exposures = [own, ...others.map(make)];
    this.service = own.service;
    this.ingressController = own.ingressController;
    this.ingress = own.ingress;
    this.gateway = own.gateway;
    this.httpRoute = own.httpRoute;
    this.certificateAuthority = this.exposures.find(
      ({ certificateAuthority }) => certificateAuthority !== undefined,
    )?.certificateAuthority;
    this.verification = own.verification;

    this.url = pulumi.output(own.url);
    this.urls = pulumi.output(this.exposures.map(({ url }) => url));
    this.exposure = own.exposure;
    this.exposureReason = own.reason;
    this.route = own.route;
    this.routes = pulumi.all(this.exposures.map(({ route }) => route));
    this.claims = plans.map(({ claim }) => claim);
    const { url, urls, exposure, exposureReason, route, routes, claims, certificateAuthority } = this;
    this.registerOutputs({
      ...{ url, urls, exposure, exposureReason, route, routes, claims },
      certificateAuthority,
    });
  }

  /** Whether `value` is an ExposedApp, of whichever copy of this package. */
  static override isInstance(value: unknown): value is ExposedApp {
    return isComponent(value, exposedAppType);
  }
}

const exposedAppType = "berth:index:ExposedApp";
