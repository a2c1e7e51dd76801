import type { Claim, Exposure, Route } from "@berth/topology";
import type * as command from "@pulumi/command";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { makeCertificate } from "./app-certificate";
import { onCluster } from "./app-cluster";
import { ingressArgs, metadataOf } from "./app-objects";
import { verification } from "./app-verification";
import { planAppOf } from "./app-workload";
import { asInput, hold } from "./apps-of-cluster";
import type { ExposedAppArgs } from "./exposed-app-args";
import { httpRouteArgs } from "./gateway-objects";
import type { IngressController } from "./ingress-controller";
import { ingressControllerOf } from "./ingress-controller-of";
import { isComponent } from "./instance-of";
import { planned, reportWarnings } from "./planned";
import { transformed } from "./transform";

/**
 * An app that is reached through a port of a cluster, wherever that port is: what binds the node's port is pinned to the
 * node that carries it, and everything follows when the port moves.
 *
 * Under the hood: a Deployment and a Service; with the exposure `ingress` an Ingress too, with `gateway` an HTTPRoute, and the
 * port's {@link IngressController}, pinned by required node affinity on the port's label; with `hostPort` the app's own pod is pinned so,
 * and with `nodePort` where only nodes with a pod of the app forward to it. Of a Service that is there already, the Ingress or the
 * HTTPRoute alone.
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
  /** How the app is reached. */
  readonly exposure: Exposure;
  /** Why it is reached so. */
  readonly exposureReason: string;
  /** The hops from host port to pod, as expected from the plan. */
  readonly route: Route;
  /** What of the cluster's ports the app holds, against other apps. */
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
  /** The authority that has signed the app's certificate, in PEM, for callers to trust; with a self-signed one only. */
  readonly certificateAuthority: pulumi.Output<string> | undefined;
  /** The app's HTTPRoute; with the exposure `gateway` only. */
  readonly httpRoute: k8s.apiextensions.CustomResource | undefined;
  /** What has asked the app through its host port; its `stdout` says what was seen. Not with `verify: false`. */
  readonly verification: command.local.Command | undefined;

  /**
   * @param name - the resource's name, and that of the app's objects
   * @throws pulumi.RunError at preview, with everything about the arguments that cannot work; see docs/rules.md
   */
  constructor(name: string, args: ExposedAppArgs, opts?: pulumi.ComponentResourceOptions) {
    const { cluster, transform = {}, ...inputs } = args;
    const { plan: app, warnings } = planned((warn) => planAppOf(name, args, warn));
    const { plan } = app;
    super(exposedAppType, name, { ...inputs, cluster: asInput(cluster) }, opts);
    reportWarnings(this, warnings);
    hold(cluster, plan.claim);

    const child = pulumi.mergeOptions(onCluster(cluster, this), { dependsOn: opts?.dependsOn ?? [] });
    const { deployment, service, backend } = app.makeWorkload(child);
    this.deployment = deployment;
    this.service = service;
    this.ingressController = ingressControllerOf(cluster, plan);
    // The controller publishes the status of Ingresses and HTTPRoutes, which Pulumi waits for.
    const served = pulumi.mergeOptions(child, { dependsOn: this.ingressController ?? [] });
    const certificate =
      plan.ingress?.tls?.selfSigned === true
        ? makeCertificate(
            cluster,
            { name, host: plan.ingress.host, tls: plan.ingress.tls, metadata: metadataOf(plan, args) },
            { ...child, parent: this },
          )
        : undefined;
    this.certificateAuthority = certificate?.authority;
    this.ingress =
      plan.ingress &&
      new k8s.networking.v1.Ingress(
        ...transformed(
          transform.ingress,
          name,
          ingressArgs(plan, plan.ingress, backend, args),
          pulumi.mergeOptions(served, { dependsOn: certificate?.secret ?? [] }),
        ),
      );
    this.httpRoute =
      plan.httpRoute &&
      new k8s.apiextensions.CustomResource(
        ...transformed(
          transform.httpRoute,
          name,
          httpRouteArgs(plan, plan.httpRoute, args),
          // Traefik says that the route leads nowhere until the Service is there.
          pulumi.mergeOptions(served, { dependsOn: service ?? [] }),
        ),
      );
    const objects = [this.deployment, this.service, this.ingress, this.httpRoute];
    this.verification =
      args.verify === false ? undefined : verification(`${name}-verify`, plan, objects, { parent: this });

    this.url = pulumi.output(plan.url);
    this.exposure = plan.exposure;
    this.exposureReason = plan.reason;
    this.route = plan.route;
    this.claims = [plan.claim];
    const { url, exposure, exposureReason, route, claims, certificateAuthority } = this;
    this.registerOutputs({ url, exposure, exposureReason, route, claims, certificateAuthority });
  }

  /** Whether `value` is an ExposedApp, of whichever copy of this package. */
  static override isInstance(value: unknown): value is ExposedApp {
    return isComponent(value, exposedAppType);
  }
}

const exposedAppType = "berth:index:ExposedApp";
