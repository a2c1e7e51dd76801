import type { Claim, Exposure, Route } from "@kind-berth/topology";
import type * as command from "@pulumi/command";
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { isComponent, onCluster } from "../cluster/app-cluster";
import { makeExposure, type AppExposure } from "./app-exposure";
import { planAppOf, type PlannedApp } from "./app-workload";
import { toResourceInput, registerClaim } from "../cluster/apps-of-cluster";
import type { ExposedAppArgs } from "./exposed-app-args";
import type { IngressController } from "../ingress-controller/ingress-controller";
import { decideOn, settle, type Outcome } from "../rejection";

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
  /** The hops from host port to pod, as expected from the plan. Known at preview, unless the resource of its Service tells its name later. */
  readonly route: pulumi.Output<Route>;
  /** The same of each way to the app, in the order of `exposures`. */
  readonly routes: pulumi.Output<Route[]>;
  /** The authority that has signed the app's certificates, in PEM, for callers to trust; with a self-signed one only. */
  readonly certificateAuthority: pulumi.Output<string> | undefined;
  readonly #outcome: Outcome<MadeApp>;

  /**
   * A preview reports everything about the arguments that cannot work, beside the app, and fails; see docs/rules.md. The outputs of such
   * an app reject, and its other properties throw the same error when they are read.
   *
   * @param name - the resource's name, and that of the app's objects
   */
  constructor(name: string, args: ExposedAppArgs, opts?: pulumi.ComponentResourceOptions) {
    const decision = decideOn(args.cluster, (warn) => planAppOf(name, args, warn));
    super(exposedAppType, name, toInputs(args, decision.plan), opts);
    const outcome = settle(this, decision, (app) => makeApp(app, args, this, opts));
    this.#outcome = outcome;
    this.url = outcome.output(({ exposures: [first] }) => pulumi.output(first.url));
    this.urls = outcome.output(({ exposures }) => pulumi.output(exposures.map(({ url }) => url)));
    this.route = outcome.output(({ exposures: [first] }) => first.route);
    this.routes = outcome.output(({ exposures }) => pulumi.all(exposures.map(({ route }) => route)));
    this.certificateAuthority = outcome.output(authorityOf);
    this.registerOutputs(outcome.registered(() => toOutputs(this)));
  }

  /**
   * Each way to the app, in the order of `exposures`: what was decided, and what was made for it. What the app has one of below is the
   * first one's.
   */
  get exposures(): readonly [AppExposure, ...AppExposure[]] {
    return this.#outcome.made.exposures;
  }

  /** How the app is reached. */
  get exposure(): Exposure {
    return this.exposures[0].exposure;
  }

  /** Why it is reached so. */
  get exposureReason(): string {
    return this.exposures[0].reason;
  }

  /** What of the cluster's ports the app holds, against other apps: one for each way to it. */
  get claims(): readonly Claim[] {
    return this.#outcome.made.claims;
  }

  /** The app's Deployment; not of a Service that was there already. */
  get deployment(): k8s.apps.v1.Deployment | undefined {
    return this.#outcome.made.deployment;
  }

  /** The app's Service, by which other apps on the cluster reach it too; not one that was there already. */
  get service(): k8s.core.v1.Service | undefined {
    return this.exposures[0].service;
  }

  /**
   * The Ingress controller of the port, shared with its other apps; with the exposures `ingress` and `gateway` only, and not where
   * another stack has made it, or the user brings one.
   */
  get ingressController(): IngressController | undefined {
    return this.exposures[0].ingressController;
  }

  /** The app's Ingress; with the exposure `ingress` only. */
  get ingress(): k8s.networking.v1.Ingress | undefined {
    return this.exposures[0].ingress;
  }

  /** The app's own Gateway; with the exposure `gateway` on an HTTPS port only. */
  get gateway(): k8s.apiextensions.CustomResource | undefined {
    return this.exposures[0].gateway;
  }

  /** The app's HTTPRoute; with the exposure `gateway` only. */
  get httpRoute(): k8s.apiextensions.CustomResource | undefined {
    return this.exposures[0].httpRoute;
  }

  /** What has asked the app through its host port; its `stdout` says what was seen. Not with `verify: false`. */
  get verification(): command.local.Command | undefined {
    return this.exposures[0].verification;
  }

  /** Whether `value` is an ExposedApp, of whichever copy of this package. */
  static override isInstance(value: unknown): value is ExposedApp {
    return isComponent(value, exposedAppType);
  }
}

const exposedAppType = "berth:index:ExposedApp";

/** What an app consists of. */
interface MadeApp {
  readonly deployment: k8s.apps.v1.Deployment | undefined;
  readonly exposures: readonly [AppExposure, ...AppExposure[]];
  readonly claims: readonly Claim[];
}

function makeApp(
  { plan: { exposures: plans }, makeWorkload }: PlannedApp,
  args: ExposedAppArgs,
  app: ExposedApp,
  opts: pulumi.ComponentResourceOptions | undefined,
): MadeApp {
  const { cluster } = args;
  for (const { claim } of plans) registerClaim(cluster, claim);
  const child = pulumi.mergeOptions(onCluster(cluster, app), { dependsOn: opts?.dependsOn ?? [] });
  const workload = makeWorkload(child);
  const [first, ...others] = plans;
  const make = (plan: typeof first) => makeExposure(plan, { args, workload }, { ...child, parent: app });
  return {
    deployment: workload.deployment,
    exposures: [make(first), ...others.map(make)],
    claims: plans.map(({ claim }) => claim),
  };
}

/** A transform may be a function, which no input can be; Pulumi leaves out what is undefined. */
function toInputs(args: ExposedAppArgs, app: PlannedApp | undefined): pulumi.Inputs {
  return { ...args, service: app?.service, cluster: toResourceInput(args.cluster), transform: undefined };
}

function authorityOf({ exposures }: MadeApp): pulumi.Output<string> | undefined {
  return exposures.find(({ certificateAuthority }) => certificateAuthority !== undefined)
    ?.certificateAuthority;
}

function toOutputs(app: ExposedApp): pulumi.Inputs {
  const { url, urls, exposure, exposureReason, route, routes, claims, certificateAuthority } = app;
  return { url, urls, exposure, exposureReason, route, routes, claims, certificateAuthority };
}
