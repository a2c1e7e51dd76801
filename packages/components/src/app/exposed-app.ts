import type { Claim, Exposure, Route } from "@kind-berth/topology";
import type * as command from "@pulumi/command";
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { isComponent, onCluster } from "../cluster/app-cluster";
import { makeExposure, type AppExposure } from "./app-exposure";
import { planAppOf, type PlannedApp } from "./app-workload";
import { toResourceInput, registerClaim } from "../cluster/apps-of-cluster";
import type { ExposedAppArgs } from "./exposed-app-args";
import { afterChecks } from "../cluster/health-check";
import type { IngressController } from "../ingress-controller/ingress-controller";
import { decideOn, settle, type Outcome } from "../rejection";

/**
 * Makes an app reachable through one of a cluster's port mappings. Berth runs the app from an image, or exposes an existing Service.
 *
 * With some exposures, a pod must bind the port on its node. Berth pins this pod to the node that carries the port. If the port moves to
 * another node, the pod moves too.
 *
 * @example
 * ```ts
 * const web = new ExposedApp("web", { cluster, image: "nginxinc/nginx-unprivileged:1.29", containerPort: 8080, port: "http" });
 * export const url = web.url; // http://web.localhost:8080/
 * ```
 * @remarks
 * Berth creates a Deployment and a Service, unless the app uses an existing Service. The other objects depend on the exposure:
 *
 * - `ingress`: Berth creates an Ingress, and the port's {@link IngressController} if it does not exist yet. The controller's pods are
 *   pinned. The app's pods can run on any node.
 * - `gateway`: Berth creates an HTTPRoute instead of the Ingress, with the same controller. On an HTTPS port, Berth also creates a Gateway
 *   for the app.
 * - `hostPort`: Berth creates no other objects. The app's own pods are pinned.
 * - `nodePort`: Berth creates no other objects. The app's pods are pinned only if `externalTrafficPolicy` is `Local`.
 * - `loadBalancer`: Berth creates no other objects. The app's pods are not pinned.
 *
 * Pinned pods have a required node affinity for the port's label. Berth stores a self-signed certificate in a Secret. An app with several
 * `exposures` has one Deployment and the objects for each exposure.
 */
export class ExposedApp extends pulumi.ComponentResource {
  /** The app's URL on the host, such as `http://web.localhost:8080/`. The URL is known during a preview. */
  readonly url: pulumi.Output<string>;
  /** The URLs for all exposures, in the order of `exposures`. */
  readonly urls: pulumi.Output<string[]>;
  /**
   * The planned route of a request, as hops from the host port to the pod. The route is known during a preview, unless it contains the name
   * of a Service resource that does not exist yet.
   */
  readonly route: pulumi.Output<Route>;
  /** The routes for all exposures, in the order of `exposures`. */
  readonly routes: pulumi.Output<Route[]>;
  /**
   * The certificate authority that signed the app's certificates, in PEM format. Clients need this authority to trust the app. Set only if
   * the app has a self-signed certificate.
   */
  readonly certificateAuthority: pulumi.Output<string> | undefined;
  readonly #outcome: Outcome<MadeApp>;

  /**
   * If the arguments cannot work, the preview fails and reports every problem next to the app. docs/rules.md lists all rules.
   *
   * The outputs of a rejected app then fail with the error, and reading any other property throws the same error.
   *
   * @param name - the name for the resource and for the app's objects
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
   * Each exposure's settings and resources, in the order of the `exposures` argument.
   *
   * Properties of the app itself, such as `ingress` and `httpRoute`, belong to the first exposure.
   */
  get exposures(): readonly [AppExposure, ...AppExposure[]] {
    return this.#outcome.made.exposures;
  }

  /** The exposure type, such as `ingress`. */
  get exposure(): Exposure {
    return this.exposures[0].exposure;
  }

  /** Why Berth selected this exposure. */
  get exposureReason(): string {
    return this.exposures[0].reason;
  }

  /** The app's claims on the cluster's ports, one for each exposure. No other app can claim the same host and path on a port. */
  get claims(): readonly Claim[] {
    return this.#outcome.made.claims;
  }

  /**
   * The app's Deployment, after all health checks. A resource with `dependsOn: app.deployment` therefore waits for the rollout. Because
   * Pulumi reads the Deployment before the rollout, its `status` can be out of date. `undefined` if the app uses an existing Service.
   */
  get deployment(): pulumi.Output<k8s.apps.v1.Deployment> | undefined {
    const { deployment, exposures } = this.#outcome.made;
    return deployment && afterChecks(deployment, checksOf(exposures));
  }

  /** The app's Service, which other apps on the cluster can also use. `undefined` if the app uses an existing Service. */
  get service(): k8s.core.v1.Service | undefined {
    return this.exposures[0].service;
  }

  /**
   * The port's Ingress controller, which all apps on the port share. Set only for the `ingress` and `gateway` exposures. `undefined` if
   * another stack created the controller, or if you use your own controller.
   */
  get ingressController(): IngressController | undefined {
    return this.exposures[0].ingressController;
  }

  /** The app's Ingress. Set only for the `ingress` exposure. */
  get ingress(): k8s.networking.v1.Ingress | undefined {
    return this.exposures[0].ingress;
  }

  /** The app's own Gateway. Set only for the `gateway` exposure on an HTTPS port. */
  get gateway(): k8s.apiextensions.CustomResource | undefined {
    return this.exposures[0].gateway;
  }

  /** The app's HTTPRoute. Set only for the `gateway` exposure. */
  get httpRoute(): k8s.apiextensions.CustomResource | undefined {
    return this.exposures[0].httpRoute;
  }

  /**
   * The health check that reaches the app through its host port. The Command's `stdout` contains the result of the check. `undefined` if
   * `verify` is `false`.
   */
  get verification(): command.local.Command | undefined {
    return this.exposures[0].verification;
  }

  /** Returns whether `value` is an ExposedApp, even if another copy of this package created `value`. */
  static override isInstance(value: unknown): value is ExposedApp {
    return isComponent(value, exposedAppType);
  }
}

const exposedAppType = "berth:index:ExposedApp";

/** An app's resources. */
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
  const exposures = [make(first), ...others.map(make)] as const;
  return { deployment: workload.deployment, exposures, claims: plans.map(({ claim }) => claim) };
}

function checksOf(exposures: readonly AppExposure[]): command.local.Command[] {
  return exposures.flatMap(({ verification }) => verification ?? []);
}

/** Converts the arguments to Pulumi inputs. Omits transforms, because they can be functions. Pulumi omits inputs that are `undefined`. */
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
