import { planExposure, type AppPlacementArgs, type Claim, type Exposure, type Route } from "@berth/topology";
import type * as command from "@pulumi/command";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { onCluster, type AppCluster } from "./app-cluster";
import { makeCertificate } from "./app-certificate";
import { deploymentArgs, ingressArgs, metadataOf, serviceArgs } from "./app-objects";
import type { AppPodArgs } from "./app-pod-args";
import { verification } from "./app-verification";
import { asInput, claimsOn, hold, recordForApps } from "./apps-of-cluster";
import type { IngressController } from "./ingress-controller";
import { ingressControllerOf } from "./ingress-controller-of";
import { httpRouteArgs } from "./gateway-objects";
import { isComponent } from "./instance-of";
import { planned, reportWarnings } from "./planned";
import { transformed, type AppTransform } from "./transform";

/**
 * The arguments of an {@link ExposedApp}. What decides placement is plain; what goes to the pod may be an output.
 *
 * @example
 * ```ts
 * const web = new ExposedApp("web", { cluster, image: "nginxinc/nginx-unprivileged:1.29", containerPort: 8080, port: "http" });
 * ```
 */
export interface ExposedAppArgs extends AppPlacementArgs, AppPodArgs {
  /** The cluster, such as a {@link KindCluster}. */
  readonly cluster: AppCluster;
  /**
   * Adjusts the app's objects, for what no other argument says: each by arguments that take the place of Berth's, or by a function that
   * changes them. What placement has decided can be changed too, and is not checked again.
   *
   * @default nothing is adjusted
   */
  readonly transform?: AppTransform | undefined;
  /**
   * Whether `up` ends with a question to the app through its host port, from the machine that runs Pulumi: an app that does not
   * answer within half a minute fails the update. It is asked when its route or one of its objects has changed, and not where the port is not
   * one of this machine's.
   *
   * @default true
   */
  readonly verify?: boolean | undefined;
}

/**
 * An app that is reached through a port of a cluster, wherever that port is: what binds the node's port is pinned to the
 * node that carries it, and everything follows when the port moves.
 *
 * Under the hood: a Deployment and a Service; with the exposure `ingress` an Ingress too, with `gateway` an HTTPRoute, and the
 * port's {@link IngressController}, pinned by required node affinity on the port's label; with `hostPort` the app's own pod is pinned so,
 * and with `nodePort` where only nodes with a pod of the app forward to it.
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
  /** The app's Deployment. */
  readonly deployment: k8s.apps.v1.Deployment;
  /** The app's Service, by which other apps on the cluster reach it too. */
  readonly service: k8s.core.v1.Service;
  /**
   * The Ingress controller of the port, shared with its other apps; with the exposures `ingress` and `gateway` only, and not where
   * another stack has made it.
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
    const { cluster, transform = {}, ...app } = args;
    const record = recordForApps(cluster);
    const { plan, warnings } = planned((warn) =>
      planExposure({ ...app, name }, record, claimsOn(cluster), warn),
    );
    super(exposedAppType, name, { ...app, cluster: asInput(cluster) }, opts);
    reportWarnings(this, warnings);
    hold(cluster, plan.claim);

    const child = pulumi.mergeOptions(onCluster(cluster, this), { dependsOn: opts?.dependsOn ?? [] });
    this.deployment = new k8s.apps.v1.Deployment(
      ...transformed(transform.deployment, name, deploymentArgs(plan, args), {
        ...child,
        ...(plan.pods.strategy.type === "Recreate" ? recreated : {}),
      }),
    );
    this.service = new k8s.core.v1.Service(
      ...transformed(transform.service, name, serviceArgs(plan, args), {
        ...child,
        // The API server gives out each NodePort once.
        deleteBeforeReplace: plan.service.type === "NodePort",
      }),
    );
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
          ingressArgs(plan, plan.ingress, this.service, args),
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
          pulumi.mergeOptions(served, { dependsOn: this.service }),
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

/**
 * How a Deployment is changed whose new pods have to wait until the old ones are gone: in another namespace they do too. One that had
 * rolling updates is made anew, since the API server keeps what it has filled in for these, and then refuses it beside `Recreate`.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/issues/2843
 */
const recreated: pulumi.CustomResourceOptions = {
  deleteBeforeReplace: true,
  replaceOnChanges: ["spec.strategy.type"],
};
